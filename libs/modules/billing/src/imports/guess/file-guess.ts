import { isCurrency } from '@hisaab/kernel';
import type {
  ColumnRole,
  DateOrder,
  DecimalMark,
  Encoding,
  Guess,
  GuessWarning,
  Mapping,
  Separator,
} from '../mapping';
import { currencyOf } from '../values/amount-text';
import { DateOrderEvidence } from '../values/date-order';
import { DecimalMarkEvidence } from '../values/decimal-mark';
import { ColumnProfile } from './column-profile';
import { guessDirection } from './direction';
import { filledCells, findHeader, type Cells } from './header';
import { layoutColumns, recogniseLayout } from './layouts';
import { ownColumn } from './people';
import { assignRoles, type Roles } from './roles';
import type { Layout, Recognition } from './words';

/** So many records decide what each column is; dates, marks and words are then watched to the end of the file. */
const SAMPLE = 150;

export interface FileForm {
  readonly encoding: Encoding;
  readonly separator: Separator;
}

interface Structure extends Roles {
  readonly headerRow: number | null;
  readonly firstRow: number;
  readonly headerSure: number;
  readonly header: Cells;
  readonly layout: Layout | null;
}

/** Guesses how a file is to be read while its records pass by once. */
export class FileGuess {
  private readonly sample: Cells[] = [];
  private profiles: ColumnProfile[] = [];
  private structure: Structure | null = null;
  private readonly dates = new DateOrderEvidence();
  private readonly marks = new DecimalMarkEvidence();

  constructor(
    private readonly form: FileForm,
    private readonly recognition: Recognition,
    /** Whose file it is, as people know them. */
    private readonly owner: string | null = null,
  ) {}

  add(cells: Cells): void {
    if (this.structure !== null) {
      this.watch(cells, this.structure.columns);
      return;
    }
    this.sample.push(cells);
    if (this.sample.length === SAMPLE) this.structure = this.settle();
  }

  /** A record that cannot be read; it counts, so that positions stay those of the file. */
  skip(): void {
    this.add([]);
  }

  finish(): Guess {
    const structure = this.structure ?? this.settle();
    return this.conclude(structure);
  }

  private settle(): Structure {
    const { headerRow, firstRow, confidence } = findHeader(this.sample, this.recognition.words);
    const header = headerRow === null ? [] : (this.sample[headerRow] ?? []).map((cell) => cell.trim());
    const data = this.data(firstRow);
    const width = Math.max(header.length, ...data.slice(0, 50).map((cells) => cells.length), 0);
    this.profiles = Array.from({ length: width }, () => new ColumnProfile());
    for (const cells of data) this.profiles.forEach((profile, at) => profile.add(cells[at] ?? ''));
    const layout = recogniseLayout(header, this.recognition.layouts);
    const roles =
      layout === null
        ? assignRoles(header, this.profiles, data, this.recognition.words)
        : { columns: this.layoutColumns(layout, header), confidence: {} };
    for (const cells of data) this.watch(cells, roles.columns);
    return { ...roles, headerRow, firstRow, headerSure: confidence, header, layout };
  }

  private layoutColumns(layout: Layout, header: readonly string[]): Roles['columns'] {
    const columns = layoutColumns(layout, header);
    const share = layout.people
      ? ownColumn(header, Math.max(...Object.values(columns)) + 1, this.owner)
      : null;
    return share === null ? columns : { ...columns, share };
  }

  /** Rows of one cell are titles and footers. */
  private data(firstRow: number): Cells[] {
    return this.sample.slice(firstRow).filter((cells) => filledCells(cells) > 1);
  }

  private watch(cells: Cells, columns: Partial<Record<ColumnRole, number>>): void {
    const cell = (role: ColumnRole): string => {
      const at = columns[role];
      return at === undefined ? '' : (cells[at] ?? '');
    };
    this.dates.add(cell('date'));
    for (const role of ['amount', 'debit', 'credit', 'balance', 'toAmount'] as const)
      this.marks.add(cell(role));
    if (this.structure === null) return;
    for (const role of ['type', 'indicator', 'account', 'amount', 'debit', 'credit'] as const) {
      const at = columns[role];
      if (at !== undefined) this.profiles[at]?.add(cell(role));
    }
  }

  private conclude(structure: Structure): Guess {
    const { columns, layout, header } = structure;
    const warnings: GuessWarning[] = [];
    const confidence: Record<string, number> = { ...structure.confidence, header: structure.headerSure };
    const mark = this.decideMark(structure, confidence, warnings);
    const currency = this.decideCurrency(structure);
    const order = this.decideOrder(structure, mark, currency, confidence, warnings);
    const direction = guessDirection(
      this.profiles, this.data(structure.firstRow), columns, this.recognition.words, layout, mark,
    ); // prettier-ignore
    confidence.direction = direction.confidence;
    if (direction.warning !== null) warnings.push({ code: 'direction-assumed', message: direction.warning });
    for (const [role, code] of [['date', 'no-date-column']] as const) {
      if (columns[role] === undefined)
        warnings.push({ code, message: `No column was recognised as the ${role}` });
    }
    if (columns.amount === undefined && columns.debit === undefined && columns.credit === undefined) {
      warnings.push({ code: 'no-amount-column', message: 'No column was recognised as the amount' });
    }
    if (layout?.people && columns.share === undefined) {
      const message = 'The file does not say which column is yours: the whole costs are taken';
      warnings.push({ code: 'share-column-unknown', message });
    }
    if (layout !== null) confidence.layout = 1;
    const mapping: Mapping = {
      ...this.form,
      headerRow: structure.headerRow,
      firstRow: structure.firstRow,
      columns,
      dateOrder: order,
      decimalMark: mark,
      direction: direction.direction,
      typeWords: direction.typeWords,
      negativeDebits: direction.negativeDebits,
      ...(direction.negativeCredits === true ? { negativeCredits: true } : {}),
      transferTarget:
        layout?.transferTarget ??
        (columns.toAccount !== undefined ? 'toAccount' : columns.category !== undefined ? 'category' : null),
      ...this.beyondOneAccount(structure),
      currency,
      accountName: layout?.accountName ?? null,
      layout: layout?.name ?? null,
    };
    return { mapping, confidence, warnings, header };
  }

  private beyondOneAccount({ columns, header, layout }: Structure): Partial<Mapping> {
    const named = (role: ColumnRole): string => header[columns[role] ?? -1] ?? '';
    const receives = /\b(?:source|sent|from)\b/iu.test(named('amount')) && named('toAmount') !== '';
    const own = columns.account === undefined ? undefined : this.profiles[columns.account]?.words;
    const byPayee = layout?.transferTarget === 'payee' && own;
    return {
      ...(receives ? { receivesToAmount: true } : {}),
      ...(byPayee ? { ownAccounts: [...own.keys()] } : {}),
    };
  }

  private decideMark(
    structure: Structure,
    confidence: Record<string, number>,
    warnings: GuessWarning[],
  ): DecimalMark {
    const hint = structure.layout?.decimalMark ?? (this.form.separator === ';' ? ',' : '.');
    const found = this.marks.decide(hint);
    if (found.ambiguous && structure.layout?.decimalMark !== undefined) return structure.layout.decimalMark;
    confidence.decimalMark = found.confidence;
    if (found.ambiguous)
      warnings.push({
        code: 'decimal-mark-unsure',
        message: 'Amounts such as 1.234 can be read in two ways',
      });
    return found.mark;
  }

  private decideOrder(
    structure: Structure,
    mark: DecimalMark,
    currency: string | null,
    confidence: Record<string, number>,
    warnings: GuessWarning[],
  ): DateOrder {
    const hint = structure.layout?.dateOrder ?? (currency === 'USD' && mark === '.' ? 'mdy' : 'dmy');
    const found = this.dates.decide(hint);
    if (found.ambiguous && structure.layout?.dateOrder === undefined) {
      warnings.push({
        code: 'date-order-unsure',
        message: 'Day and month cannot be told apart in this file',
      });
    }
    confidence.dateOrder = found.confidence;
    return found.order;
  }

  /** A currency in the header ("Amount (INR)") or in the cells, when it is always the same. */
  private decideCurrency(structure: Structure): string | null {
    if (structure.layout?.currency !== undefined) return structure.layout.currency;
    if (structure.columns.currency !== undefined) return null;
    for (const role of ['amount', 'debit', 'credit', 'balance'] as const) {
      const at = structure.columns[role];
      if (at === undefined) continue;
      const named = /[([]\s*(?:in\s+)?([^)\]]+?)\s*[)\]]|\bin\s+([A-Z]{3})$|\s([A-Z]{3})$/u.exec(
        structure.header[at] ?? '',
      );
      const code = currencyOf(named?.[1] ?? named?.[2] ?? named?.[3] ?? '');
      if (code !== null && isCurrency(code)) return code;
      const written = [...(this.profiles[at]?.currencies.entries() ?? [])].sort((a, b) => b[1] - a[1])[0];
      if (written !== undefined) return written[0];
    }
    return null;
  }
}

/** The guess for records that are all at hand. */
export function guessFile(
  records: readonly Cells[],
  form: FileForm,
  recognition: Recognition,
  owner: string | null = null,
): Guess {
  const guess = new FileGuess(form, recognition, owner);
  for (const cells of records) guess.add(cells);
  return guess.finish();
}
