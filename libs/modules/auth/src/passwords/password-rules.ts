import { DomainError } from '@hisaab/kernel';

const SHORTEST = 8;
const LONGEST = 256;
/** What remains of a password without the words that anybody would guess must still be this long. */
const OWN_PART = 5;
const SHORTEST_WORD = 4;
const PRODUCT_WORDS = ['hisaab'];

export interface PasswordOwner {
  readonly email: string;
  readonly name?: string | null | undefined;
}

/** One spelling for one password, whatever keyboard composed it. Nothing is cut or trimmed. */
export function normalisePassword(password: string): string {
  return password.normalize('NFC');
}

/** Length, and being easy to guess; no rule about kinds of characters. `isBreached` knows the bundled list. */
export function checkNewPassword(
  password: string,
  owner: PasswordOwner,
  isBreached: (folded: string) => boolean,
  path = 'password',
): void {
  const length = [...password].length;
  const refuse = (code: string, message: string): never => {
    throw new DomainError(code, 'unprocessable', message, { errors: [{ path, message }] });
  };
  if (length < SHORTEST) refuse('password-too-short', `The password needs at least ${SHORTEST} characters.`);
  if (length > LONGEST) refuse('password-too-long', `The password may have at most ${LONGEST} characters.`);
  const folded = password.toLowerCase();
  if (isBreached(folded)) {
    refuse(
      'password-breached',
      'This password is on lists of stolen and common passwords. Choose another one.',
    );
  }
  if (isMostlyKnown(folded, owner)) {
    refuse(
      'password-guessable',
      'This password is little more than your name, e-mail address or the product’s name.',
    );
  }
}

function isMostlyKnown(folded: string, owner: PasswordOwner): boolean {
  const email = owner.email.toLowerCase();
  const [local = '', domain = ''] = email.split('@');
  const words = [
    email,
    local,
    ...domain.split('.'),
    ...(owner.name ?? '').toLowerCase().split(/\s+/),
    ...PRODUCT_WORDS,
  ]
    .filter((word) => [...word].length >= SHORTEST_WORD)
    .sort((a, b) => b.length - a.length);
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), folded);
  return rest !== folded && [...rest].length < OWN_PART;
}
