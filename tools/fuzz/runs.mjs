/**
 * The runs of schemathesis and which operations each has. Operations that end a session or change a password take a
 * user of their own, or the other operations would soon see nothing but 401; the stream takes one too, since it only
 * ends when the client goes.
 */
export const ONLY_THESE = {
  sessions: ['signUp', 'logIn', 'refreshTokens', 'logOut', 'endSession', 'listSessions', 'getKeySet'],
  password: ['changePassword'],
  stream: ['streamEvents'],
};

const special = Object.values(ONLY_THESE).flat();

/** Every run with what it includes; `main` has all that no other has. */
export const RUNS = {
  main: { exclude: special },
  ...Object.fromEntries(Object.entries(ONLY_THESE).map(([name, include]) => [name, { include }])),
};

/** The operation ids of a document. */
export function operationIds(document) {
  return Object.values(document.paths)
    .flatMap((item) => Object.values(item))
    .map((operation) => operation.operationId)
    .filter((id) => id !== undefined);
}

/** What of the document a run covers. */
export function coveredBy(run, ids) {
  return ids.filter((id) => (run.include ? run.include.includes(id) : !run.exclude.includes(id)));
}
