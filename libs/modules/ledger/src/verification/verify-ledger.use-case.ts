import { Inject, Injectable } from '@nestjs/common';
import type { Verification } from '@hisaab/contracts';

import { ChainQuery, type ChainState } from './chain.query';
import { HeadWitness, type WitnessedHead } from './head-witness';

const WITNESS_TIMEOUT_MS = 1_000;

type Witness = { state: 'asked'; head: WitnessedHead | null } | { state: 'unavailable' };
type Broken = NonNullable<Verification['firstBroken']>;

/** Recomputes a book's chain from the rows as they are stored, and asks the witness for the head it was told. */
@Injectable()
export class VerifyLedger {
  constructor(
    @Inject(ChainQuery) private readonly chain: ChainQuery,
    @Inject(HeadWitness) private readonly witness: HeadWitness,
  ) {}

  async execute(bookId: string): Promise<Verification> {
    // First the witness: what is posted meanwhile makes it lag, never run ahead.
    const witness = await this.ask(bookId);
    const head = witness.state === 'asked' ? witness.head : null;
    const state = await this.chain.read(bookId, head?.entrySequence ?? null);
    const broken = firstBroken(state, head);
    return {
      ok: broken === null,
      entries: state.entries,
      headHash: state.last_hash,
      witness: witnessWord(witness, state),
      ...(broken ? { firstBroken: broken } : {}),
    };
  }

  private async ask(bookId: string): Promise<Witness> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('The witness did not answer in time')), WITNESS_TIMEOUT_MS);
    });
    try {
      return { state: 'asked', head: await Promise.race([this.witness.headOf(bookId), late]) };
    } catch {
      return { state: 'unavailable' };
    } finally {
      clearTimeout(timer);
    }
  }
}

function witnessWord(witness: Witness, state: ChainState): string {
  if (witness.state === 'unavailable') return 'unavailable';
  return (witness.head?.entrySequence ?? 0) < Number(state.last_sequence) ? 'behind' : 'checked';
}

function firstBroken(state: ChainState, witnessed: WitnessedHead | null): Broken | null {
  const found: Broken[] = [];
  const last = Number(state.last_sequence);
  const note = (sequence: number, reason: string): void => void found.push({ sequence, reason });

  if (state.broken_sequence !== null) note(Number(state.broken_sequence), state.broken_reason ?? 'wrong');
  if (Number(state.head_sequence) > last) note(last + 1, 'entry-missing');
  else if (last > 0 && state.head_hash !== state.last_hash) note(last, 'head-differs');
  if (witnessed && witnessed.entrySequence > last) note(last + 1, 'entry-missing');
  else if (witnessed && witnessed.hash !== state.witnessed_hash) {
    note(witnessed.entrySequence, 'witness-differs');
  }
  // Only told of a journal that is whole: a row that is wrong makes the sums differ as well.
  if (found.length === 0 && state.wrong_balances > 0) note(last, 'balance-differs');
  return found.sort((a, b) => a.sequence - b.sequence)[0] ?? null;
}
