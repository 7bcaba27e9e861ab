import {
  addDays,
  type CivilDate,
  daysBetween,
  isCivilDate,
  nextPeriod,
  type PeriodKind,
  periodOf,
  type PeriodSettings,
  previousPeriod,
} from '@hisaab/kernel';

export type SpanKind = PeriodKind | 'custom';

/** The days that a picture tells of, both ends included. */
export interface Span {
  readonly kind: SpanKind;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

const FILTERS = ['accountId', 'categoryId', 'payeeId', 'tag', 'currency'] as const;

/** What the server sums, as it calls it; a filter that is absent is not asked for. */
export type ReportFilters = { readonly [Name in (typeof FILTERS)[number]]?: string };

/** What the address asks for; without a date the period that holds today. */
export interface ReportView {
  readonly period: SpanKind;
  readonly date: CivilDate | null;
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
  readonly filters: ReportFilters;
}

export type ViewChange = Partial<Omit<ReportView, 'filters'>> & {
  readonly filters?: { readonly [Name in keyof ReportFilters]: string | null };
};

const KINDS: readonly SpanKind[] = ['weekly', 'monthly', 'yearly', 'custom'];
const IDENTITY = /^[0-9a-f-]{36}$/i;

function isFilter(name: string, value: string): boolean {
  if (name.endsWith('Id')) return IDENTITY.test(value);
  if (name === 'currency') return /^[A-Z]{3}$/.test(value);
  return value.length <= 50;
}

/** The view that an address names; what makes no sense in it is passed over. */
export function viewOf(params: URLSearchParams): ReportView {
  const date = (name: string): CivilDate | null => {
    const value = params.get(name);
    return value !== null && isCivilDate(value) ? value : null;
  };
  const asked = KINDS.find((kind) => kind === params.get('period'));
  const from = date('from');
  const to = date('to');
  const isCustom = from !== null && to !== null && from <= to && (asked ?? 'custom') === 'custom';
  const filters = FILTERS.flatMap((name) => {
    const value = params.get(name)?.trim() ?? '';
    return value !== '' && isFilter(name, value) ? [[name, value] as const] : [];
  });
  return {
    period: isCustom ? 'custom' : asked === undefined || asked === 'custom' ? 'monthly' : asked,
    date: date('date'),
    from: isCustom ? from : null,
    to: isCustom ? to : null,
    filters: Object.fromEntries(filters),
  };
}

/** The address of the changed view. Parameters that are not of the view (a picture's own) stay as they are. */
export function withChange(params: URLSearchParams, change: ViewChange): URLSearchParams {
  const next = new URLSearchParams(params);
  const { filters = {}, ...days } = change;
  const isOfDays = Object.keys(days).length > 0;
  if (isOfDays) for (const name of ['period', 'date', 'from', 'to']) next.delete(name);
  for (const [name, value] of Object.entries({ ...days, ...filters })) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return next;
}

/** The address that shows the same days whenever it is opened. */
export function lasting(params: URLSearchParams, span: Span): URLSearchParams {
  return span.kind === 'custom'
    ? withChange(params, { period: 'custom', from: span.from, to: span.to })
    : withChange(params, { period: span.kind, date: span.from });
}

export function spanOf(view: ReportView, settings: PeriodSettings, today: CivilDate): Span {
  if (view.from !== null && view.to !== null) return { kind: 'custom', from: view.from, to: view.to };
  const kind = view.period === 'custom' ? 'monthly' : view.period;
  return periodOf(kind, view.date ?? today, settings);
}

/** As many days before it: the period before, or of days of choice as many. */
export function spanBefore(span: Span, settings: PeriodSettings): Span {
  if (span.kind !== 'custom') return previousPeriod({ ...span, kind: span.kind }, settings);
  const length = daysBetween(span.from, span.to) + 1;
  return { kind: 'custom', from: addDays(span.from, -length), to: addDays(span.to, -length) };
}

export function spanAfter(span: Span, settings: PeriodSettings): Span {
  if (span.kind !== 'custom') return nextPeriod({ ...span, kind: span.kind }, settings);
  const length = daysBetween(span.from, span.to) + 1;
  return { kind: 'custom', from: addDays(span.from, length), to: addDays(span.to, length) };
}

/** Without the months to come, which hold nothing yet: until the end of the month that holds today. */
export function untilThisMonth(span: Span, settings: PeriodSettings, today: CivilDate): Span {
  const { to } = periodOf('monthly', today, settings);
  return today < span.from || to >= span.to ? span : { kind: 'custom', from: span.from, to };
}

/** The spans before this one, the latest first. */
export function spansBefore(span: Span, count: number, settings: PeriodSettings): Span[] {
  const spans: Span[] = [];
  for (let last = span; spans.length < count;) {
    last = spanBefore(last, settings);
    spans.push(last);
  }
  return spans;
}

/** The change that shows these days. */
export function daysChange(span: Span): ViewChange {
  return span.kind === 'custom'
    ? { period: 'custom', from: span.from, to: span.to }
    : { period: span.kind, date: span.from };
}

export interface Entries {
  readonly from?: CivilDate;
  readonly to?: CivilDate;
  readonly type?: 'expense' | 'income';
  readonly accountId?: string | null;
  readonly categoryId?: string | null;
  readonly payeeId?: string | null;
  readonly tag?: string | null;
}

/** The list of the entries behind a part of a picture: its days and filters, narrowed to the part. */
export function entriesLink(span: Pick<Span, 'from' | 'to'>, filters: ReportFilters, part: Entries): string {
  const { currency: _, ...same } = filters;
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ from: span.from, to: span.to, ...same, ...part })) {
    if (value) params.set(name, value);
  }
  return `/transactions?${params}`;
}
