import { beforeAll, describe, expect, it } from 'vitest';
import { furnished, TWIN } from '../support/furnished';
import { Person } from '../support/person';
import { en, said, WORDS } from '../support/words';
import { allSaid } from './in-page';
import { stage } from './stage';
import { LIGHT_VIEWS, show, type View, VIEWS } from './views';

/** English texts that are said otherwise in Hindi; those with gaps are known by their longest piece. */
const ENGLISH = [...WORDS.en].filter(([key, text]) => text !== WORDS.hi.get(key)).map(([, text]) => text);
const WHOLE = new Set(ENGLISH);
const PIECES = ENGLISH.filter((text) => text.length >= 18 && !/[{}]/.test(text));

/** What is the same in both: names of formats, programs, currencies and their signs, keys, and the mixed line of the example. */
const SAME =
  /^(Hisaab|English|INR|JP|CSV|XLSX|Excel|JSON|hledger|beancount|Asia\/Kolkata|Ctrl|Shift|Enter|Esc|Del|Tab|MB|am|pm|[A-Z]|[a-z/]|kal|auto|office)$/;

describe('in Hindi', () => {
  const theatre = stage();
  let full: { person: Person; importId: string };
  /** Names that are this person's own, and the words of the file: they stay as they are. */
  let own: ReadonlySet<string>;

  beforeAll(async () => {
    full = await furnished(theatre.baseUrl, 'hi-IN');
    const payees = await full.person.get<{ items: { name: string }[] }>('/v1/payees?limit=100');
    const cells = TWIN.toString('utf8').split(/[,\n"]/);
    own = new Set([...payees.body.items.map(({ name }) => name), ...cells]);
  });

  it('no page says anything in English once the language is changed', async () => {
    const window = await theatre.openAs(full.person);
    const { page } = window;
    await window.follow('/settings');
    await page.getByRole('combobox', { name: en('settings.language') }).selectOption('hi');
    await page.getByRole('heading', { level: 1, name: said('hi', 'nav.settings') }).waitFor();
    const preview: View = { name: 'an import', path: `/import/${full.importId}`, heading: 'nav.import' };
    const found: string[] = [];
    for (const view of [...VIEWS, ...LIGHT_VIEWS, preview]) {
      await show(window, view, 'hi');
      expect(await page.evaluate('document.documentElement.lang')).toBe('hi');
      const texts = await page.evaluate(allSaid);
      const english = texts
        .filter((text) => !own.has(text) && !SAME.test(text))
        .filter((text) => WHOLE.has(text) || PIECES.some((piece) => text.includes(piece)));
      found.push(...english.map((text) => `${view.name}: ${text}`));
    }
    expect(found).toEqual([]);

    await page.reload();
    await window.settled();
    expect(await page.evaluate('document.documentElement.lang')).toBe('hi');
  });

  it('an empty book, which holds no names of its own, has no Latin word on any page', async () => {
    const person = await Person.signUp(theatre.baseUrl, { locale: 'hi-IN' });
    const window = await theatre.openAs(person, { locale: 'hi-IN' });
    const found: string[] = [];
    for (const view of [...VIEWS, ...LIGHT_VIEWS].filter(({ name }) => name !== 'security')) {
      await show(window, view, 'hi');
      const words = (await window.page.evaluate(allSaid)).flatMap((text) => text.match(/[A-Za-z/]+/g) ?? []);
      found.push(
        ...[...new Set(words)].filter((word) => !SAME.test(word)).map((word) => `${view.name}: ${word}`),
      );
    }
    expect(found).toEqual([]);
  });
});
