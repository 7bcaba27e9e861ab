/** What a new personal book is called until its owner names it. */
export function personalBookName(locale: string): string {
  return locale.startsWith('hi') ? 'मेरा हिसाब' : 'My book';
}
