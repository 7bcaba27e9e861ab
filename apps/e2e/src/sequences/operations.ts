import fc from 'fast-check';

/** Positions, not ids: they are taken modulo what there is when the operation's turn comes. */
export type Operation =
  | { readonly do: 'create'; readonly row: RowPlan }
  | { readonly do: 'edit'; readonly row: number; readonly to: RowPlan; readonly fields: readonly Field[] }
  | { readonly do: 'edit-stale'; readonly row: number }
  | { readonly do: 'delete'; readonly row: number }
  | { readonly do: 'restore'; readonly row: number }
  | { readonly do: 'bulk'; readonly rows: readonly number[]; readonly change: BulkPlan }
  | { readonly do: 'bulk-by-filter'; readonly month: number; readonly type: number; readonly off: number }
  | { readonly do: 'undo'; readonly set: number }
  | { readonly do: 'import'; readonly lines: readonly RowPlan[] }
  | { readonly do: 'import-again'; readonly file: number };

export type Field = 'amount' | 'date' | 'account' | 'category' | 'splits' | 'whole';

export interface RowPlan {
  readonly type: number;
  readonly minor: number;
  readonly day: number;
  readonly account: number;
  readonly toAccount: number;
  readonly toMinor: number;
  /** 0 is none. */
  readonly category: number;
  /** How many parts the amount is split into; below two it is not. */
  readonly parts: number;
  readonly payee: number;
}

export type BulkPlan =
  | { readonly what: 'category'; readonly category: number }
  | { readonly what: 'account'; readonly account: number }
  | { readonly what: 'tag' }
  | { readonly what: 'delete' };

const position = fc.nat({ max: 10_000 });

const rowPlan: fc.Arbitrary<RowPlan> = fc.record({
  type: fc.nat({ max: 9 }),
  minor: fc.oneof(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 9_999_999 })),
  day: fc.nat({ max: 89 }),
  account: position,
  toAccount: position,
  toMinor: fc.integer({ min: 1, max: 99_999 }),
  category: position,
  parts: fc.nat({ max: 4 }),
  payee: fc.nat({ max: 4 }),
});

const fields = fc.subarray<Field>(['amount', 'date', 'account', 'category', 'splits', 'whole'], {
  minLength: 1,
});

const bulkPlan: fc.Arbitrary<BulkPlan> = fc.oneof(
  fc.record({ what: fc.constant('category' as const), category: position }),
  fc.record({ what: fc.constant('account' as const), account: position }),
  fc.constant({ what: 'tag' as const }),
  fc.constant({ what: 'delete' as const }),
);

const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('create' as const), row: rowPlan }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('edit' as const), row: position, to: rowPlan, fields }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('edit-stale' as const), row: position }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('delete' as const), row: position }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('restore' as const), row: position }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('bulk' as const),
      rows: fc.array(position, { minLength: 1, maxLength: 5 }),
      change: bulkPlan,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('bulk-by-filter' as const),
      month: fc.nat({ max: 2 }),
      type: fc.nat({ max: 2 }),
      off: fc.nat({ max: 1 }),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('undo' as const), set: position }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('import' as const),
      lines: fc.array(rowPlan, { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('import-again' as const), file: position }) },
);

export const sequenceOfOperations = fc.array(operation, { minLength: 3, maxLength: 9 });
