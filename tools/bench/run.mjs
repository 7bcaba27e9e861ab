// npm run bench [-- --quick]: the API beside a bare floor. npm run bench -- --web: the pages in a slowed browser.
await import(process.argv.includes('--web') ? './web.mjs' : './api.mjs');
