import { Injectable } from '@nestjs/common';
import type { Sql } from '@hisaab/database';
import { DomainError, today, uuidv7, type CivilDate } from '@hisaab/kernel';
import { Answer, UnitOfWork, type WriteContext } from '@hisaab/platform';
import type { Access } from '@hisaab/security';
import { openAccount, sameAccountName, type Account } from '../accounts/account';
import { accountChange } from '../accounts/account.view';
import { liveAccounts, saveAccounts } from '../accounts/accounts.repository';
import { bookSettings } from '../books/book-settings.repository';
import { BookSetup } from '../books/book.setup';
import { liveCategories } from '../categories/categories.repository';
import { lockBook, type Changed } from '../changes/change.recorder';
import { resolvePayees } from '../payees/payees.repository';
import { resolveTags } from '../tags/tags.repository';
import { TransactionWriter } from '../transactions';
import { firstDay, type HouseholdAccount, type SampleAccount } from './household';
import { SampleHousehold } from './household.files';
import { sampleDrafts, wholeUnits } from './sample-drafts';
import { presentSamples } from './sample.repository';

const ROWS_A_STATEMENT = 500;

interface GivenAccounts {
  readonly currency: string;
  readonly openingDate: CivilDate;
  readonly at: Date;
}

/** Puts the made-up household into the book, as one change set. */
@Injectable()
export class LoadSample {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly setup: BookSetup,
    private readonly household: SampleHousehold,
    private readonly writer: TransactionWriter,
  ) {}

  async execute(write: WriteContext): Promise<Answer> {
    await this.setup.ensure(write.access);
    return this.unitOfWork.run(write, (tx) => this.load(tx, write.access));
  }

  private async load(tx: Sql, access: Access): Promise<Answer> {
    const { bookId, userId } = access;
    await lockBook(tx, bookId);
    const [present] = await presentSamples(tx, bookId);
    if (present !== undefined) {
      throw new DomainError('sample-present', 'conflict', 'The sample household is in this book already.', {
        changeSetId: present,
      });
    }
    const at = new Date();
    const { currency, timezone } = await bookSettings(tx, bookId);
    const day = today(timezone, at);
    const rows = this.household.rows(day);
    const given = { currency, openingDate: firstDay(day), at };
    const accounts = await this.accounts(tx, access, given);
    const payees = await resolvePayees(
      tx,
      bookId,
      rows.flatMap(({ payee }) => payee ?? []),
      at,
    );
    const tags = await resolveTags(
      tx,
      bookId,
      rows.flatMap(({ tag }) => tag ?? []),
      at,
    );
    const drafts = sampleDrafts(rows, {
      currency,
      accounts: accounts.ids,
      categories: await liveCategories(tx, bookId),
      payees: payees.ids,
      tags: new Map([...tags.tags].map(([folded, { id }]) => [folded, id])),
    });

    const changeSetId = uuidv7();
    let others: readonly Changed[] = [...accounts.made, ...payees.made, ...tags.made];
    let sequence = 0n;
    for (let from = 0; from < drafts.length; from += ROWS_A_STATEMENT) {
      const some = drafts.slice(from, from + ROWS_A_STATEMENT);
      const about = { changeSetId, source: 'sample', actor: userId, others } as const;
      ({ sequence } = await this.writer.insertTransactions(tx, bookId, some, about));
      others = [];
    }
    const body = { changeSetId, transactions: drafts.length };
    return new Answer(201, body, { 'x-book-sequence': sequence.toString() });
  }

  /** The household has accounts of its own, so that no balance of the user's moves. */
  private async accounts(
    tx: Sql,
    { bookId, locale }: Access,
    given: GivenAccounts,
  ): Promise<{ ids: Record<SampleAccount, string>; made: Changed[] }> {
    const live = await liveAccounts(tx, bookId);
    const made: Account[] = [];
    const place = (account: HouseholdAccount): string => {
      const name = account.name[locale] ?? account.name[locale.split('-')[0] ?? ''] ?? account.name.en;
      const there = live.find((other) => sameAccountName(other.name, name));
      // A row of the user's kept it when an earlier sample was removed.
      if (there && !there.archived && there.opening.currency === given.currency) return there.id;
      if (there) {
        const detail = `There is an account called "${name}" that the sample cannot use.`;
        throw new DomainError('name-taken', 'conflict', detail);
      }
      const opened = openAccount(
        { name, kind: account.kind, openingDate: given.openingDate },
        { bookId, id: uuidv7(), bookCurrency: given.currency, today: given.openingDate, at: given.at },
      );
      const opening = wholeUnits(account.opening, given.currency);
      made.push({ ...opened, opening, balance: opening.minor });
      return opened.id;
    };
    const { cash, bank, card, funds } = this.household.accounts;
    const ids = { cash: place(cash), bank: place(bank), card: place(card), funds: place(funds) };
    await saveAccounts(tx, made);
    return { ids, made: made.map((account) => accountChange(null, account)) };
  }
}
