import { AxeBuilder } from '@axe-core/playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { DESK, PHONE, TABLET, type Window } from '../support/browser';
import { furnished } from '../support/furnished';
import { Person } from '../support/person';
import type { Language } from '../support/words';
import { pairwise } from './pairwise';
import { stage } from './stage';
import { LIGHT_VIEWS, show, type View, VIEWS } from './views';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

const ALL = [...VIEWS, ...LIGHT_VIEWS];

const SIZES = { '360': PHONE, '768': TABLET, '1440': DESK } as const;

interface Look {
  readonly view: View;
  readonly book: 'full' | 'empty';
  readonly width: keyof typeof SIZES;
  readonly theme: 'light' | 'dark';
  readonly language: Language;
}

/** Every page as a phone shows it, and a choice in which every page meets each other width, theme, language and book. */
function looksAt(views: readonly View[]): readonly Look[] {
  const named = new Map(views.map((view) => [view.name, view]));
  const chosen = pairwise({
    name: [...named.keys()],
    width: ['768', '1440'],
    theme: ['dark', 'light'],
    language: ['hi', 'en'],
    book: ['empty', 'full'],
  } as const);
  return [
    ...views.map((view) => ({ view, book: 'full', width: '360', theme: 'light', language: 'en' }) as const),
    ...chosen.flatMap(({ name, ...look }) => {
      const view = named.get(name);
      return view ? [{ view, ...look }] : [];
    }),
  ];
}

const inWords = ({ width, theme, language, book }: Look): string => `${width} ${theme} ${language} ${book}`;

describe('what the accessibility rules say of every page', () => {
  const theatre = stage();
  let full: { person: Person; importId: string };
  let empty: Person;
  let looks: readonly Look[];

  beforeAll(async () => {
    full = await furnished(theatre.baseUrl, 'en-IN');
    empty = await Person.signUp(theatre.baseUrl, { locale: 'hi-IN' });
    looks = looksAt(ALL);
  });

  /** One window for each book and language: what is turned between looks is its width and its theme. */
  it.each([
    ['full', 'en'],
    ['full', 'hi'],
    ['empty', 'en'],
    ['empty', 'hi'],
  ] as const)('the %s book, %s', async (book, language) => {
    const window = await theatre.openAs(book === 'full' ? full.person : empty, { locale: `${language}-IN` });
    const preview: Look = {
      view: { name: 'an import', path: `/import/${full.importId}`, heading: 'nav.import' },
      ...{ book, language, width: '360', theme: language === 'en' ? 'light' : 'dark' },
    };
    const mine = looks.filter((look) => look.book === book && look.language === language);
    const found: string[] = [];
    for (const look of byWindow(book === 'full' ? [...mine, preview] : mine)) {
      await window.page.setViewportSize(SIZES[look.width]);
      await window.page.emulateMedia({ colorScheme: look.theme });
      await show(window, look.view, language);
      found.push(...(await violations(window, `${look.view.name} (${inWords(look)})`)));
    }
    expect(found).toEqual([]);
  });

  it('every page was looked at in each width, theme and language', () => {
    for (const view of ALL) {
      const mine = looks.filter((look) => look.view === view);
      process.stdout.write(`${view.name.padEnd(28)} ${mine.map(inWords).join(' | ')}\n`);
      const all = mine.map(inWords).join(' ').split(' ');
      expect(all).toEqual(
        expect.arrayContaining([...Object.keys(SIZES), 'light', 'dark', 'en', 'hi', 'empty']),
      );
    }
    process.stdout.write(`${looks.length} looks at ${ALL.length} pages and states\n`);
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

/** What differs least follows one another. */
function byWindow(looks: readonly Look[]): Look[] {
  return looks.toSorted((a, b) => (`${a.width} ${a.theme}` < `${b.width} ${b.theme}` ? -1 : 1));
}

/** Every rule of WCAG 2.0 to 2.2, A and AA; none is left out. */
async function violations(window: Window, where: string): Promise<string[]> {
  const answer = await new AxeBuilder({ page: window.page }).withTags(TAGS).setLegacyMode(true).analyze();
  return answer.violations.flatMap(({ id, nodes }) =>
    nodes
      .slice(0, 3)
      .map((node) => `${where}: ${id} ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  );
}
