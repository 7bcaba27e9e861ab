import { AxeBuilder } from '@axe-core/playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { DESK, PHONE, TABLET, type Window } from '../support/browser';
import { furnished } from '../support/furnished';
import { Person } from '../support/person';
import type { Language } from '../support/words';
import { stage } from './stage';
import { show, type View, VIEWS } from './views';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

interface Look {
  readonly book: 'full' | 'empty';
  readonly size: { width: number; height: number };
  readonly colorScheme: 'light' | 'dark';
  readonly language: Language;
}

/** The phone's, and then every pair of width, theme, language and book at least once. */
const LOOKS: readonly Look[] = [
  { book: 'full', size: PHONE, colorScheme: 'light', language: 'en' },
  { book: 'full', size: TABLET, colorScheme: 'dark', language: 'hi' },
  { book: 'empty', size: DESK, colorScheme: 'light', language: 'hi' },
  { book: 'empty', size: TABLET, colorScheme: 'light', language: 'en' },
  { book: 'full', size: DESK, colorScheme: 'dark', language: 'en' },
];

describe('what the accessibility rules say of every page', () => {
  const theatre = stage();
  let full: { person: Person; importId: string };
  let empty: Person;

  beforeAll(async () => {
    full = await furnished(theatre.baseUrl, 'en-IN');
    empty = await Person.signUp(theatre.baseUrl, { locale: 'hi-IN' });
  });

  it.each(LOOKS)('$book book, $size.width px, $colorScheme, $language', async (look) => {
    const window = await theatre.openAs(look.book === 'full' ? full.person : empty, {
      viewport: look.size,
      colorScheme: look.colorScheme,
      locale: `${look.language}-IN`,
    });
    const preview: View = { name: 'an import', path: `/import/${full.importId}`, heading: 'nav.import' };
    const found: string[] = [];
    for (const view of look.book === 'full' ? [...VIEWS, preview] : VIEWS) {
      await show(window, view, look.language);
      found.push(...(await violations(window, view.name)));
    }
    expect(found).toEqual([]);
  });

  it.each([PHONE, DESK])('pages of those who are not signed in, $width px', async (size) => {
    const found: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      const window = await theatre.open({ viewport: size, colorScheme });
      for (const path of ['/login', '/signup']) {
        await window.go(path);
        found.push(...(await violations(window, path)));
      }
    }
    expect(found).toEqual([]);
  });
});

/** Every rule of WCAG 2.0 to 2.2, A and AA; none is left out. */
async function violations(window: Window, where: string): Promise<string[]> {
  const answer = await new AxeBuilder({ page: window.page }).withTags(TAGS).setLegacyMode(true).analyze();
  return answer.violations.flatMap(({ id, nodes }) =>
    nodes
      .slice(0, 3)
      .map((node) => `${where}: ${id} ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  );
}
