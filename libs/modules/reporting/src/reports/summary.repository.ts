import { Injectable } from '@nestjs/common';
import { Database } from '@hisaab/database';
import { DomainError, type CivilDate, type PeriodSettings } from '@hisaab/kernel';
import type { Category } from './category-totals';
import { isTimeGroup, type Group, type Key, type SummaryRow } from './summary';
import { MOST_GROUPS, summaryStatement, type SummaryFilters } from './summary.query';

const readCatalogue = {
  name: 'reporting-catalogue',
  text: `select category_id as id, kind, parent_id as "parentId", label.name
    from category left join label on label.book_id = $1 and label.id = category_id
    where category.book_id = $1`,
};

interface Read {
  isTotal: boolean;
  type: string;
  currency: string;
  amount: bigint;
  count: number;
  [column: `${'k' | 'name' | 'parent'}${number}`]: string | number | null | undefined;
}

export interface SummaryFigures {
  rows: SummaryRow[];
  /** What the totals are made of: the rows, unless they overlap. */
  whole: { type: string; amount: bigint }[];
  otherCurrencies: string[];
}

@Injectable()
export class SummaryRepository {
  constructor(private readonly database: Database) {}

  async figures(
    bookId: string,
    currency: string,
    groups: readonly Group[],
    filters: SummaryFilters,
    settings: PeriodSettings,
  ): Promise<SummaryFigures> {
    const { statement, values, starts } = summaryStatement(bookId, currency, groups, filters, settings);
    const read = await this.database.query<Read>(statement, values);
    if (read.length > MOST_GROUPS) {
      throw new DomainError(
        'too-many-groups',
        'unprocessable',
        `This would be more than ${MOST_GROUPS} groups; take fewer days or wider groups`,
      );
    }
    const mine = read.filter((row) => row.currency === currency);
    const rows = mine.filter((row) => !row.isTotal).map((row) => summaryRow(row, groups, starts));
    return {
      rows,
      whole: groups.includes('tag') ? mine.filter((row) => row.isTotal) : rows,
      otherCurrencies: [...new Set(read.map((row) => row.currency))]
        .filter((other) => other !== currency)
        .sort(),
    };
  }

  /** Every category that the book ever had. */
  catalogue(bookId: string): Promise<Category[]> {
    return this.database.query<Category>(readCatalogue, [bookId]);
  }
}

function summaryRow(
  row: Read,
  groups: readonly Group[],
  starts: readonly (CivilDate[] | null)[],
): SummaryRow {
  const keys = groups.map((group, index): Key => {
    const value = row[`k${index}`];
    if (isTimeGroup(group)) {
      const key = typeof value === 'number' ? starts[index]?.[value - 1] : value;
      return { key: key ?? null, name: null, kind: null, parentId: null };
    }
    return {
      key: text(value),
      name: text(row[`name${index}`]),
      kind: group === 'category' ? row.type : null,
      parentId: text(row[`parent${index}`]),
    };
  });
  return { keys, type: row.type, amount: row.amount, count: row.count };
}

const text = (value: string | number | null | undefined): string | null =>
  typeof value === 'string' ? value : null;
