import { Injectable } from '@nestjs/common';
import { importRequested, type ImportMapping } from '@hisaab/contracts';
import { Database, type Sql } from '@hisaab/database';
import { DomainError } from '@hisaab/kernel';
import { Outbox } from '@hisaab/messaging';
import { missingColumn } from './file-columns.repository';
import { mappingProblem, type Import } from './import';
import { findImport, setMapping } from './imports.repository';
import { foldWord } from './guess/words';
import type { Mapping } from './mapping';

@Injectable()
export class MapImport {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** The rows are understood anew in the background; until then the import is `reading`. */
  async execute(bookId: string, id: string, given: ImportMapping): Promise<Import> {
    const mapping = mappingOf(given);
    const changed = await this.database.transaction(async (tx) => {
      const found = await findImport(tx, bookId, id, true);
      if (found.status !== 'preview' && found.status !== 'failed') {
        throw new DomainError(
          'import-not-open',
          'conflict',
          'Only a preview, or an import that failed, can be mapped.',
        );
      }
      const problem = mappingProblem(mapping);
      if (problem) throw new DomainError(problem.code, 'unprocessable', problem.message);
      if (mapping.headerRow !== null && mapping.firstRow <= mapping.headerRow) {
        throw new DomainError('header-after-rows', 'unprocessable', 'The rows begin below the header.');
      }
      await refuseMissingColumn(tx, found, mapping);
      await setMapping(tx, found, mapping);
      await this.outbox.append(tx, bookId, [
        { event: importRequested, subject: id, data: { importId: id, bookId } },
      ]);
      return findImport(tx, bookId, id);
    });
    this.outbox.wake();
    return changed;
  }
}

async function refuseMissingColumn(tx: Sql, found: Import, mapping: Mapping): Promise<void> {
  const missing = await missingColumn(tx, found, mapping);
  if (!missing) return;
  const { role, column, width } = missing;
  throw new DomainError(
    'no-such-column',
    'unprocessable',
    `"${role}" is mapped to column ${column + 1}, but the file has ${width}.`,
    { errors: [{ path: `columns.${role}`, message: `the file has the columns 0 to ${width - 1}` }] },
  );
}

function mappingOf(given: ImportMapping): Mapping {
  const typeWords = Object.entries(given.typeWords).map(
    ([word, type]) => [foldWord(word) || word.trim(), type] as const,
  );
  const columns = Object.fromEntries(Object.entries(given.columns).filter(([, at]) => at !== undefined));
  return { ...given, columns, typeWords: Object.fromEntries(typeWords) };
}
