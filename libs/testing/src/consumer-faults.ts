import { withFaultAt, type Fault } from './statement-faults';

const MOST_STATEMENTS = 200;

/**
 * Delivers a message that fails at its first statement, then at its second, until it gets through, and then once
 * more: a failure is told and leaves `state` as it was, the one that gets through has its effect, a repeat has none.
 * @returns how many statements a delivery takes
 */
export async function deliverThroughFaults(
  deliver: () => Promise<unknown>,
  state: () => Promise<string>,
  fault: Fault,
): Promise<number> {
  const before = await state();
  const statements = await failAtEach(deliver, state, fault, before);
  const after = await state();
  if (after === before) throw new Error('the delivery that got through had no effect');
  await deliver();
  if ((await state()) !== after) throw new Error('a repeat had an effect');
  return statements;
}

async function failAtEach(
  deliver: () => Promise<unknown>,
  state: () => Promise<string>,
  fault: Fault,
  before: string,
): Promise<number> {
  for (let at = 1; at <= MOST_STATEMENTS; at += 1) {
    const { result, hasFailed } = await withFaultAt(at, fault, () =>
      deliver().then(
        () => undefined,
        (error: unknown) => ({ error }),
      ),
    );
    if (!hasFailed) {
      if (result) throw result.error;
      return at - 1;
    }
    if (!result) throw new Error(`statement ${at} failed and the relay was told that all is well`);
    if ((await state()) !== before) throw new Error(`statement ${at} failed and left a trace`);
  }
  throw new Error(`more than ${MOST_STATEMENTS} statements`);
}
