/** Where a refusal belongs: which field of a form, when the server names none by path. */
const FIELDS_OF: Readonly<Record<string, readonly string[]>> = {
  'account-archived': ['accountId'],
  'account-not-found': ['accountId'],
  'amount-decimals': ['amount', 'openingBalance'],
  'amount-malformed': ['amount', 'openingBalance'],
  'amount-too-large': ['amount', 'openingBalance'],
  'book-not-empty': ['currency'],
  'category-archived': ['categoryId'],
  'category-kind': ['categoryId'],
  'category-levels': ['parentId'],
  'category-not-found': ['categoryId'],
  'currency-frozen': ['currency'],
  'currency-mismatch': ['amount', 'openingBalance'],
  'current-password-wrong': ['currentPassword'],
  'email-taken': ['email'],
  'kind-frozen': ['kind'],
  'name-taken': ['name'],
  'password-breached': ['password', 'newPassword'],
  'password-guessable': ['password', 'newPassword'],
  'password-too-long': ['password', 'newPassword'],
  'password-too-short': ['password', 'newPassword'],
  'same-account': ['toAccountId'],
  'split-sum': ['splits'],
  'to-amount': ['toAmount'],
  'transfer-target': ['toAccountId'],
  'unknown-timezone': ['timezone'],
};

export function fieldsOfCode(code: string): readonly string[] {
  return FIELDS_OF[code] ?? [];
}

export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** `splits.0.amount` is said at `splits`, unless the form has the longer name. */
export function placed(
  errors: readonly FieldError[],
  fields: readonly string[],
): { byField: Map<string, string>; rest: FieldError[] } {
  const byField = new Map<string, string>();
  const rest: FieldError[] = [];
  for (const error of errors) {
    const field = fields.find((name) => error.path === name || error.path.startsWith(`${name}.`));
    if (field === undefined) rest.push(error);
    else if (!byField.has(field)) byField.set(field, error.message);
  }
  return { byField, rest };
}
