import { isTyping } from './is-typing';

/** What was not drawn by then is not coming. */
const PATIENCE = 15_000;

let stop: () => void = () => undefined;

/** As if it were typed: at the caret, and heard by whoever listens to the field. */
function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }));
}

/**
 * After a key that opens a dialogue: what is typed before its first field has the focus, while the dialogue is still
 * being fetched or drawn, is kept and typed into that field.
 */
export function keepKeysAhead(): void {
  stop();
  let text = '';
  const onKey = (event: KeyboardEvent) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') {
      stop();
      return;
    }
    const isLetter = [...event.key].length === 1;
    if (!isLetter && !['Backspace', 'Enter'].includes(event.key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    // The key that opened it may be held a moment too long.
    if (isLetter && !event.repeat) text += event.key;
    if (event.key === 'Backspace') text = [...text].slice(0, -1).join('');
  };
  const onFocus = ({ target }: FocusEvent) => {
    const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    if (!isField || !isTyping(target) || !target.closest('[role="dialog"]')) return;
    stop();
    const typed = text.trimStart();
    if (typed !== '') type(target, typed);
  };
  const timer = setTimeout(() => stop(), PATIENCE);
  const cancel = () => stop();
  stop = () => {
    clearTimeout(timer);
    document.removeEventListener('keydown', onKey, true);
    document.removeEventListener('focusin', onFocus);
    document.removeEventListener('pointerdown', cancel, true);
    stop = () => undefined;
  };
  document.addEventListener('keydown', onKey, true);
  document.addEventListener('focusin', onFocus);
  document.addEventListener('pointerdown', cancel, true);
}
