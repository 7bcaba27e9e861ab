/** Boxes that are ticked take no letters. */
const TICKED = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'file']);

/** Whether a letter belongs to what has the focus. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !TICKED.has(target.type);
  return target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName);
}
