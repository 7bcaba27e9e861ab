import { api, body, ifMatch } from '../api/client';
import { ApiProblem } from '../api/problem';
import { hasToken } from '../api/session';
import { type Language, localeOf } from './languages';
import { queryClient } from './query-client';

/** Messages are written in the language that the profile names: it is the one that was chosen last. */
export async function keepLocale(language: Language): Promise<void> {
  if (!hasToken()) return;
  const locale = localeOf(language);
  const keep = async () => {
    const { version } = await body(api.GET('/v1/users/me'));
    return body(api.PATCH('/v1/users/me', { params: { header: ifMatch(version) }, body: { locale } }));
  };
  const profile = await keep().catch((error: unknown) => {
    // Changed elsewhere between the two: the language is still the one that was chosen here.
    if (error instanceof ApiProblem && error.status === 412) return keep();
    throw error;
  });
  queryClient.setQueryData(['profile'], profile);
}
