/** How addresses are compared: nobody means two people by two cases of a letter. */
export function normaliseEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}
