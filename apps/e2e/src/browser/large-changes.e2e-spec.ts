import { describe, expect, it } from 'vitest';
import { Person } from '../support/person';
import { type Language, said } from '../support/words';
import { stage } from './stage';

describe('everything that a filter finds', () => {
  // So small that a change takes long enough to be watched.
  const theatre = stage({ HISAAB_BULK_LIMIT: '60' });

  it.each(['en', 'hi'] as const)(
    'is changed while one watches, and taken back (%s)',
    async (language) => {
      const person = await Person.signUp(theatre.baseUrl);
      expect((await person.post('/v1/sample')).status).toBe(201);
      const found = async (): Promise<number> => {
        const probe = { filter: {}, expectedCount: 0, change: { addTags: ['probe'] } };
        const answer = await person.post<{ currentCount?: number }>('/v1/transactions/bulk', probe);
        return answer.body.currentCount ?? 0;
      };
      const rows = await found();
      const say = (key: string, values?: Record<string, string>) => said(language, key, values);
      const window = await theatre.openAs(person, language === 'hi' ? { locale: 'hi-IN' } : {});
      const { page } = window;
      await window.go('/transactions');
      await page.getByRole('checkbox').first().check();
      await page.getByRole('button', { name: say('transactions.chooseEverything') }).click();
      await page.getByRole('region', { name: say('transactions.everything') }).waitFor();

      // How many there are is said before anything changes.
      window.allow(/POST \/v1\/transactions\/bulk 409/);
      await page.getByRole('button', { name: say('app.delete'), exact: true }).click();
      await page.getByRole('alert').getByText(counted(language, rows)).waitFor();
      expect(await found()).toBe(rows);
      await page.getByRole('button', { name: say('transactions.changeAll') }).click();
      await page.getByRole('progressbar', { name: say('imports.progress') }).waitFor();

      const undo = page.getByRole('button', { name: say('undo.undo') });
      await undo.waitFor({ timeout: 60_000 });
      expect(await found()).toBe(0);
      await page.getByText(say('transactions.none')).waitFor();
      await undo.click();
      await page.getByRole('progressbar', { name: say('imports.progress') }).waitFor();
      await page.getByText(say('undo.done')).waitFor({ timeout: 60_000 });
      expect(await found()).toBe(rows);
      await page.getByRole('checkbox').first().waitFor();
    },
    180_000,
  );
});

function counted(language: Language, count: number): string {
  return new Intl.NumberFormat(`${language}-IN`).format(count);
}
