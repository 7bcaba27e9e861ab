import { api, forgetSequence } from '../../api/client';
import { endSession, sessionClaims } from '../../api/session';
import { changesMade } from '../../app/undo';
import { queryClient } from '../../app/query-client';
import { keepDraft } from '../entry/entry-draft';

/** Ends the session here whatever the server answers; what was shown is forgotten. */
export async function logOut(): Promise<void> {
  await api.POST('/v1/auth/logout').catch(() => undefined);
  const bookId = sessionClaims()?.bookId;
  if (bookId !== undefined) keepDraft(bookId, null);
  changesMade.forget();
  endSession();
  forgetSequence();
  queryClient.clear();
}
