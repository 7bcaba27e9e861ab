import { importFinished, type ImportResource, type ImportRow, type ImportSummary } from '@hisaab/contracts';
import type { NewEvent } from '@hisaab/messaging';
import type { Import } from './import';
import type { ShownRow } from './import-pages.repository';

export function importResource(shown: Import): ImportResource {
  return {
    ...importSummary(shown),
    header: [...shown.header],
    mapping: shown.mapping && {
      ...shown.mapping,
      columns: { ...shown.mapping.columns },
      typeWords: { ...shown.mapping.typeWords },
      ownAccounts: shown.mapping.ownAccounts && [...shown.mapping.ownAccounts],
    },
    confidence: { ...shown.confidence },
    warnings: shown.warnings.map((warning) => ({ ...warning })),
  };
}

export function importSummary(shown: Import): ImportSummary {
  const isDone = shown.status === 'done';
  return {
    id: shown.id,
    bookId: shown.bookId,
    filename: shown.filename,
    size: shown.size,
    status: isDone && shown.isUndone ? 'undone' : shown.status,
    rows: shown.rows,
    processed: isDone ? shown.rows : shown.processed,
    imported: shown.imported,
    duplicates: shown.duplicates,
    near: shown.near,
    failed: shown.failed,
    ignored: shown.ignored,
    problem: shown.problem && { ...shown.problem },
    changeSetId: shown.imported > 0 || shown.status === 'running' ? shown.changeSetId : null,
    createdAt: shown.createdAt.toISOString(),
    updatedAt: shown.updatedAt.toISOString(),
  };
}

export function importRowResource(row: ShownRow): ImportRow {
  return {
    line: row.line,
    status: row.status === 'raw' ? 'ready' : row.status,
    reason: row.reason,
    detail: row.detail,
    cells: row.cells,
    draft: row.draft && {
      type: row.draft.type,
      date: row.draft.date,
      time: row.draft.time,
      amount: row.draft.amount,
      currency: row.draft.currency,
      toAmount: row.draft.toAmount ?? null,
      toCurrency: row.draft.toCurrency ?? null,
      account: row.draft.account,
      toAccount: row.draft.toAccount,
      category: row.draft.category,
      subcategory: row.draft.subcategory,
      payee: row.draft.payee,
      note: row.draft.note,
      tags: [...row.draft.tags],
    },
    transactionId: row.transaction_id,
    resembles: row.resembles,
  };
}

export function finishedEvent(
  finished: Pick<Import, 'bookId' | 'id' | 'userId' | 'status' | 'imported' | 'duplicates' | 'failed'>,
): NewEvent {
  return {
    event: importFinished,
    subject: finished.id,
    data: {
      importId: finished.id,
      bookId: finished.bookId,
      userId: finished.userId,
      status: finished.status,
      imported: finished.imported,
      duplicates: finished.duplicates,
      failed: finished.failed,
    },
  };
}
