import { api, forgetSequence } from '../../api/client';
import { endSession, sessionClaims } from '../../api/session';
import { changesMade } from '../../app/undo';
import { queryClient } from '../../app/query-client';
import { keepDraft } from '../entry/entry-draft';

/** The copy goes with the session; what waits to be sent stays for its owner. */
async function forgetCopy(userId: string): Promise<void> {
  try {
    const { forgetCopies } = await import('../../offline/device');
    await forgetCopies((owner) => owner === userId);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** Ends the session here whatever the server answers; what was shown is forgotten. */
export async function logOut(): Promise<void> {
  await api.POST('/v1/auth/logout').catch(() => undefined);
  const claims = sessionClaims();
  if (claims) {
    keepDraft(claims.bookId, null);
    keepDraft(`${claims.bookId}.add`, null);
    await forgetCopy(claims.userId);
  }
  changesMade.forget();
  endSession();
  forgetSequence();
  queryClient.clear();
}
