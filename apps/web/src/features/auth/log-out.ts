import { api, forgetSequence } from '../../api/client';
import { endSession } from '../../api/session';
import { queryClient } from '../../app/query-client';

/** Ends the session here whatever the server answers; what was shown is forgotten. */
export async function logOut(): Promise<void> {
  await api.POST('/v1/auth/logout').catch(() => undefined);
  endSession();
  forgetSequence();
  queryClient.clear();
}
