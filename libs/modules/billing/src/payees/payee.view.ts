import { payeeMerged, payeeNamed } from '@hisaab/contracts';
import type { NewEvent } from '@hisaab/messaging';
import type { Changed } from '../changes/change.recorder';
import type { Payee } from './payee';

/** What others are told of a payee. An alias has no name of its own any more. */
export function payeeChange(before: Payee | null, after: Payee): Changed {
  const { id, version, intoId } = after;
  const events: NewEvent[] = [];
  // Taken apart again (an undone merge), a payee leads to itself.
  if ((before?.intoId ?? null) !== intoId) {
    events.push({ event: payeeMerged, subject: id, data: { payeeId: id, intoPayeeId: intoId ?? id } });
  }
  const name = shownName(after);
  if ((before && shownName(before)) !== name) {
    events.push({ event: payeeNamed, subject: id, data: { id, version, name } });
  }
  return {
    noun: 'payee',
    id,
    version,
    before: before && payeeImage(before),
    after: payeeImage(after),
    events,
  };
}

function shownName(payee: Payee): string | null {
  return payee.state === 'live' && payee.intoId === null ? payee.name : null;
}

interface PayeeImage {
  name: string;
  intoId: string | null;
  state: 'live' | 'deleted';
}

function payeeImage({ name, intoId, state }: Payee): PayeeImage {
  return { name, intoId, state };
}

/** The payee as its image says, one version on. */
export function payeeFromImage(now: Payee, image: object, at: Date): Payee {
  return { ...now, ...(image as PayeeImage), version: now.version + 1, updatedAt: at };
}
