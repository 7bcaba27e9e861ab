/**
 * What runs inside the page: each function is sent there as its own source text, so it names nothing outside
 * itself.
 */

/** Elements that make the page scroll sideways; none when it does not. */
export function stickingOut(): string[] {
  const root = document.documentElement;
  if (root.scrollWidth <= window.innerWidth) return [];
  const out = [...document.body.querySelectorAll('*')].filter(
    (element) => element.getBoundingClientRect().right > window.innerWidth + 0.5,
  );
  const named = out.slice(0, 5).map((element) => {
    const words = (element.textContent ?? '').trim().slice(0, 30);
    return `<${element.tagName.toLowerCase()} ${element.className}> ${words}`;
  });
  return [`${root.scrollWidth} px in ${window.innerWidth}`, ...named];
}

/** What a finger may want to hit and is smaller than 44 px; a label counts with its box. */
export function smallTargets(): string[] {
  const asked =
    'a[href], button, input, select, textarea, summary, [role="button"], [role="option"], [role="tab"]';
  const small: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>(asked)) {
    if (element.matches(':disabled, [type="hidden"], [aria-hidden="true"] *')) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    const isTicked = element.matches('[type="checkbox"], [type="radio"]');
    const boxes = [element, ...(isTicked ? labels : [])].map((part) => part.getBoundingClientRect());
    const width = Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left));
    const height = Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top));
    // Not on the page: the link that skips to the content, until it has the focus.
    if (boxes.every((box) => box.bottom <= 0 || box.width <= 1)) continue;
    if (width > 43.5 && height > 43.5) continue;
    const name = element.getAttribute('aria-label') ?? labels[0]?.textContent ?? element.textContent;
    small.push(
      `<${element.tagName.toLowerCase()}> ${(name ?? '').trim().slice(0, 40)}: ${Math.round(width)}×${Math.round(height)}`,
    );
  }
  return small;
}

export interface Focus {
  readonly name: string;
  readonly isDrawn: boolean;
  readonly isOnScreen: boolean;
}

/** What has the focus, and whether one can see that: it must look other than a copy of it without the focus. */
export async function focusNow(): Promise<Focus> {
  // Looks change from one frame to the next.
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body)
    return { name: '', isDrawn: false, isOnScreen: false };
  const labels = 'labels' in element ? [...((element.labels as NodeListOf<Element> | null) ?? [])] : [];
  const labelledBy = element.getAttribute('aria-labelledby');
  const name =
    element.getAttribute('aria-label') ??
    (labelledBy ? document.getElementById(labelledBy)?.textContent : null) ??
    labels[0]?.textContent ??
    element.textContent ??
    '';
  // The ring may be drawn on the box around a field or on the label that stands for a radio.
  const isField = element.matches('input, select, textarea');
  const whole = (isField ? (element.parentElement?.parentElement ?? element) : element) as HTMLElement;
  const copy = whole.cloneNode(true) as HTMLElement;
  for (const part of [copy, ...copy.querySelectorAll('*')]) {
    part.removeAttribute('name');
    part.removeAttribute('id');
  }
  const look = (part: Element) => {
    const style = getComputedStyle(part);
    const ring = style.outlineStyle === 'none' ? '' : `${style.outlineWidth} ${style.outlineColor}`;
    return [ring, style.borderTopColor, style.boxShadow, style.backgroundColor].join('; ');
  };
  const looks = (root: HTMLElement) =>
    [root, ...root.querySelectorAll('*')].slice(0, 60).map(look).join('\n');
  whole.after(copy);
  const differs = looks(whole) !== looks(copy);
  copy.remove();
  const box = element.getBoundingClientRect();
  const isOnScreen = box.bottom > 0 && box.top < window.innerHeight && box.right > 0;
  return { name: name.trim(), isDrawn: differs, isOnScreen };
}

/** Everything that is said on the page: texts, names, placeholders, the title. */
export function allSaid(): string[] {
  const words = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement } = walker.currentNode;
    if (!parentElement?.checkVisibility({ visibilityProperty: true })) continue;
    if (parentElement.matches('script, style, noscript')) continue;
    words.push(walker.currentNode.textContent ?? '');
  }
  for (const attribute of ['aria-label', 'placeholder', 'title', 'alt', 'aria-description']) {
    for (const element of document.querySelectorAll(`[${attribute}]`)) {
      if (element.checkVisibility({ visibilityProperty: true }))
        words.push(element.getAttribute(attribute) ?? '');
    }
  }
  return [...new Set(words.map((text) => text.replace(/\s+/g, ' ').trim()))].filter((text) => text !== '');
}
