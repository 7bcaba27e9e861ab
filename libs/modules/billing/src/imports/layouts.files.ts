import { join } from 'node:path';
import { loadFile, loadFiles } from '@hisaab/platform';
import { z } from 'zod';
import { COLUMN_ROLES, DATE_ORDERS, DECIMAL_MARKS, DIRECTIONS, ROW_TYPES } from './mapping';
import { foldedWords, type Recognition } from './guess/words';

const word = z.string().trim().min(1).max(80);
const list = z.array(word).min(1);

const wordsFile = z.strictObject({
  headers: z.partialRecord(z.enum(COLUMN_ROLES), list),
  types: z.record(z.enum(ROW_TYPES), list),
  accountKinds: z.partialRecord(z.enum(['loan', 'investment', 'card', 'wallet', 'cash', 'bank']), list),
  notCompleted: list,
  footers: list,
  repayments: list,
  settlements: list,
});

const layoutFile = z
  .strictObject({
    name: word,
    match: list.min(2),
    columns: z.partialRecord(z.enum(COLUMN_ROLES), word),
    dateOrder: z.enum(DATE_ORDERS).optional(),
    decimalMark: z.enum(DECIMAL_MARKS).optional(),
    direction: z.enum(DIRECTIONS).optional(),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
    accountName: word.optional(),
    people: z.boolean().optional(),
    transferTarget: z.enum(['toAccount', 'category', 'payee', 'account']).optional(),
    typeWords: z.record(word, z.enum(ROW_TYPES)).optional(),
  })
  .refine(({ columns }) => columns.date !== undefined, { message: 'names no date column', path: ['columns'] })
  .refine(
    ({ columns }) =>
      columns.amount !== undefined || (columns.debit !== undefined && columns.credit !== undefined),
    { message: 'names neither an amount nor debit and credit', path: ['columns'] },
  );

/** The words and layouts by which files are recognised; a wrong file stops the start and names the line. */
export function loadRecognition(configFolder: string): Recognition {
  return {
    words: foldedWords(loadFile(join(configFolder, 'statement-words.yaml'), wordsFile)),
    layouts: [...loadFiles(join(configFolder, 'statement-layouts'), layoutFile).values()],
  };
}

/** The recognition as the module holds it. */
export class ImportWords {
  constructor(readonly recognition: Recognition) {}

  static load(configFolder: string): ImportWords {
    return new ImportWords(loadRecognition(configFolder));
  }
}
