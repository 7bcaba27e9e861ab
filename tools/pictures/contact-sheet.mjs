const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** All pictures on one page: a row for each page, the widths and themes beside one another. */
export function contactSheet(taken) {
  const pages = Map.groupBy(taken, ({ page }) => page);
  const rows = [...pages].map(
    ([page, pictures]) =>
      `<section><h2>${escaped(page)}</h2>${pictures.map((picture) => figure(picture)).join('')}</section>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Pictures</title><style>
body { font: 14px system-ui; margin: 1rem; background: #888; }
section { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: flex-start; }
h2 { flex-basis: 100%; margin: 1rem 0 0; }
figure { margin: 0; } img { display: block; height: 340px; } .fault { outline: 4px solid red; }
</style>${rows.join('\n')}</html>\n`;
}

function figure({ file, width, theme, book, language, faults }) {
  const words = [width, theme, book, language, ...faults].join(' · ');
  const look = faults.length > 0 ? ' class="fault"' : '';
  return `<figure${look}><a href="${file}"><img loading="lazy" src="${file}" alt="${escaped(words)}"></a><figcaption>${escaped(words)}</figcaption></figure>`;
}
