import { describe, expect, it } from 'vitest';

import { readme } from './readme.mjs';

const chart = { name: 'store', description: 'A store', brings: [] };
const rows = (values: string): string[] =>
  readme(chart, values, [])
    .split('\n')
    .filter((line) => line.startsWith('| `'));

describe('the README of a chart', () => {
  it('has a row for each value, with its default and its comment', () => {
    expect(
      rows(
        "# -- What it is called.\nname: 'x'\nimage:\n  # -- Its tag.\n  tag: '18'\n  # -- Its names.\n  names: []\n",
      ),
    ).toEqual([
      '| `name` | `"x"` | What it is called. |',
      '| `image.tag` | `"18"` | Its tag. |',
      '| `image.names` | `[]` | Its names. |',
    ]);
  });

  it('joins the lines of a comment, and keeps what is told of a whole map', () => {
    expect(rows('# -- What it may\n# take.\nresources:\n  requests: { cpu: 1m }\n')).toEqual([
      '| `resources` | `{"requests":{"cpu":"1m"}}` | What it may take. |',
    ]);
    expect(rows('# -- Both.\nprobes:\n  # -- One.\n  live: { every: 1 }\n')).toEqual([
      '| `probes` |  | Both. |',
      '| `probes.live` | `{"every":1}` | One. |',
    ]);
  });

  it('does not break a table at a line', () => {
    expect(rows('# -- a | b\nname: c|d\n')).toEqual(['| `name` | `"c\\|d"` | a \\| b |']);
  });

  it('begins with what stands above the first value', () => {
    const text = readme(chart, '# Of one pod\n# alone.\n\n# -- Whether.\nenabled: true\n', []);
    expect(text).toContain('A store.\n\nOf one pod\nalone.\n\n## Values');
  });

  it('names the files of values with their first sentence', () => {
    const others = [{ file: 'values-kind.yaml', text: '# For a\n# laptop.\n\n# more\na: 1\n' }];
    expect(readme(chart, '', others)).toContain('- `values-kind.yaml`: For a laptop.');
  });

  it('is refused where a value says nothing about itself', () => {
    expect(() => readme(chart, '# -- One.\none: 1\ntwo:\n  three: 3\n', [])).toThrow(
      'values.yaml of store says nothing about two.three',
    );
  });
});
