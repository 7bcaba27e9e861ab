// npm run bench [-- --quick]: the API beside a bare floor. -- --web: the pages in a slowed browser. -- --split: the
// seven services behind the gateway beside the embedded program.
const other = ['web', 'split'].find((name) => process.argv.includes(`--${name}`));
await import(`./${other ?? 'api'}.mjs`);
