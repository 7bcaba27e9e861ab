import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRecognition } from './layouts.files';
import { brief, fixture, readStatement } from './statement.fixtures';

const recognition = loadRecognition('config');
const names = readdirSync(join(import.meta.dirname, 'fixtures')).map((file) => file.replace('.csv', ''));

describe('committed layouts', () => {
  it('has a layout for every fixture', () => expect(names.length).toBeGreaterThanOrEqual(20));

  for (const name of names) {
    it(`reads ${name}`, () => {
      const { guess, rows } = readStatement(fixture(name), recognition);
      expect({
        layout: guess.mapping.layout,
        encoding: guess.mapping.encoding,
        warnings: guess.warnings.map((warning) => warning.code),
        rows: rows.map(brief),
      }).toMatchSnapshot();
    });

    it(`reads dates, types and amounts of ${name} without its layout too`, () => {
      const facts = (layouts: typeof recognition.layouts): string[] =>
        readStatement(fixture(name), { ...recognition, layouts }).rows.flatMap((row) =>
          row.kind === 'draft' ? [`${row.draft.date} ${row.draft.type} ${row.draft.amount}`] : [],
        );
      // What only the layout can know: how this program writes transfers, a fee beside the amount, which of two dates.
      if (['ynab', 'revolut', 'firefly-iii'].includes(name)) return;
      expect(facts([])).toEqual(facts(recognition.layouts));
    });
  }
});
