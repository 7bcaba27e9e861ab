import {
  auditRecord,
  ledgerAccount,
  ledgerEntry,
  pageOf,
  trialBalance,
  verification,
  wholeList,
} from '@hisaab/contracts';
import type { z } from 'zod';

/** What each door of the ledger answers with; `:id` stands for a transaction. */
export const LEDGER_ANSWERS: Readonly<Record<string, z.ZodType>> = {
  accounts: wholeList(ledgerAccount),
  entries: pageOf(ledgerEntry),
  'entries?limit=1&from=2026-01-01&to=2026-12-31&account=equity:opening': pageOf(ledgerEntry),
  'trial-balance': trialBalance,
  'trial-balance?date=2026-01-01': trialBalance,
  verify: verification,
  'audit?transactionId=:id': wholeList(auditRecord),
};
