/** The README of a chart, from its Chart.yaml and the `# -- ` comments of its values.yaml. */
import { isMap, parseDocument } from 'yaml';

const SAID = /^ ?-- ?/;

/**
 * @param {{ name: string, description: string, brings: string[] }} chart
 * @param {string} values the text of values.yaml
 * @param {{ file: string, text: string }[]} others further files of values
 */
export function readme(chart, values, others) {
  const document = parseDocument(values);
  const { contents } = document;
  const rows = isMap(contents) ? rowsOf(contents, []) : [];
  const silent = rows.filter(({ said }) => said === '');
  if (silent.length > 0)
    throw new Error(
      `values.yaml of ${chart.name} says nothing about ${silent.map(({ name }) => name).join(', ')}`,
    );
  return [
    '<!-- Made by `npm run documents` from values.yaml and Chart.yaml; not edited by hand. -->',
    `# ${chart.name}`,
    sentence(chart.description),
    ...introductionOf(document),
    ...(chart.brings.length > 0
      ? [`It brings ${chart.brings.map((name) => `[${name}](../${name}/README.md)`).join(', ')}.`]
      : []),
    ...othersOf(others),
    ...(rows.length > 0 ? ['## Values', table(rows)] : []),
  ].join('\n\n');
}

/** What stands at the beginning and has an empty line behind it; without values, all that is said. */
function introductionOf({ contents, commentBefore }) {
  const first = isMap(contents) ? (contents.items[0]?.key.commentBefore ?? '') : undefined;
  const paragraphs = (first ?? commentBefore ?? '').split(/\n\s*\n/);
  const all = first === undefined ? paragraphs : paragraphs.slice(0, -1);
  return all.map((text) => text.replace(/^ /gm, ''));
}

/** One row for each value: a map whose parts are told is not one itself. */
function rowsOf(map, above) {
  return map.items.flatMap((pair, at) => {
    const path = [...above, String(pair.key)];
    // The parser hands what stands above the first key to the map.
    const comment = pair.key.commentBefore ?? (at === 0 ? map.commentBefore : undefined) ?? '';
    const said = saidIn(comment);
    if (isMap(pair.value) && pair.value.items.length > 0 && (said === '' || tells(pair.value)))
      return [
        ...(said === '' ? [] : [{ name: path.join('.'), value: undefined, said }]),
        ...rowsOf(pair.value, path),
      ];
    return [{ name: path.join('.'), value: pair.value?.toJSON() ?? null, said }];
  });
}

function tells(map) {
  const inside = map.items.map((pair) => pair.key.commentBefore ?? '');
  return [map.commentBefore ?? '', ...inside].some((comment) => saidIn(comment) !== '');
}

/** The last `# -- ` of the comment, with the lines that go on after it. */
function saidIn(comment) {
  const lines = comment.split('\n');
  const from = lines.findLastIndex((line) => SAID.test(line));
  if (from < 0) return '';
  const [first, ...rest] = lines.slice(from);
  const end = rest.findIndex((line) => line.trim() === '');
  const more = end < 0 ? rest : rest.slice(0, end);
  return [first.replace(SAID, ''), ...more].map((line) => line.trim()).join(' ');
}

function othersOf(others) {
  if (others.length === 0) return [];
  const lines = others.map(({ file, text }) => `- \`${file}\`: ${leading(text)}`);
  return ['## Files of values', lines.join('\n')];
}

/** The comment at the beginning. */
function leading(text) {
  const [comment] = /^(# .*\n)+/.exec(text) ?? [''];
  return comment.replace(/^# /gm, '').replace(/\n/g, ' ').trim();
}

function table(rows) {
  const lines = rows.map(({ name, value, said }) => {
    const shown = value === undefined ? '' : `\`${JSON.stringify(value)}\``;
    return `| ${[`\`${name}\``, shown, said].map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return ['| value | default | meaning |', '| --- | --- | --- |', ...lines].join('\n');
}

function sentence(text) {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
