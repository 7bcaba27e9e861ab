// A report as a document: what both the workbook and the pages are made from.

export type CellKind = 'text' | 'money' | 'day' | 'month' | 'count' | 'share';
/** Money as the digits that the report has, days as YYYY-MM-DD. */
export type Cell = string | number | null;

export interface Column {
  readonly label: string;
  readonly kind: CellKind;
}

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Fact {
  readonly label: string;
  readonly kind: CellKind;
  readonly value: Cell;
}

export interface Slice {
  readonly name: string;
  readonly amount: string;
}

export type Chart = { readonly title: string } & (
  | { readonly kind: 'donut'; readonly slices: readonly Slice[] }
  | {
      readonly kind: 'columns';
      readonly labels: readonly string[];
      readonly series: readonly { readonly name: string; readonly tone: Tone; readonly amounts: string[] }[];
    }
  | {
      readonly kind: 'calendar';
      readonly from: string;
      readonly to: string;
      readonly days: readonly (readonly [day: string, amount: string])[];
    }
  | {
      readonly kind: 'sankey';
      readonly nodes: readonly { readonly id: string; readonly name: string; readonly kind: string }[];
      readonly links: readonly {
        readonly source: string;
        readonly target: string;
        readonly amount: string;
      }[];
    }
  | {
      readonly kind: 'area';
      readonly labels: readonly string[];
      readonly series: readonly { readonly name: string; readonly tone: Tone; readonly amounts: string[] }[];
    }
);

export type Tone = 'expense' | 'income' | 'net';

export interface ReportDocument {
  /** A sentence with the answer. */
  readonly title: string;
  readonly subtitle: string;
  readonly currency: string;
  readonly facts: readonly Fact[];
  readonly notes: readonly string[];
  readonly charts: readonly Chart[];
  readonly tables: readonly Table[];
}
