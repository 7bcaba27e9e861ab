import { randomUUID } from 'node:crypto';
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { Person } from '../support/person';
import { en, said, startsWith } from '../support/words';
import { stage } from './stage';

describe('bad input', () => {
  const theatre = stage();

  it('is said beside the field on signing up and logging in', async () => {
    const window = await theatre.open();
    const { page } = window;
    window.allow(/ (400|401|409|422)$/);
    const taken = await Person.signUp(theatre.baseUrl);
    await page.goto('/signup');
    const email = page.getByLabel(en('auth.email'));
    const password = page.getByRole('textbox', { name: startsWith(en('auth.password')) });
    const go = page.getByRole('button', { name: en('auth.signUp') });
    await go.click();
    await described(email, en('field.email'));
    await described(password, en('field.password'));
    await email.and(page.locator(':focus')).waitFor();

    await email.fill(`person-${randomUUID()}@example.org`);
    await password.fill('short');
    await go.click();
    await described(password, en('problem.weakPassword'));
    expect(await email.getAttribute('aria-invalid')).not.toBe('true');
    await email.fill(taken.email);
    await password.fill(taken.password);
    await go.click();
    await described(email, en('problem.emailTaken'));

    await page.goto('/login');
    await page.getByRole('button', { name: en('auth.logIn') }).click();
    await described(page.getByLabel(en('auth.email')), en('field.email'));
  });

  it('is said beside the field in the person’s language', async () => {
    const person = await Person.signUp(theatre.baseUrl, { locale: 'hi-IN' });
    const window = await theatre.openAs(person, { locale: 'hi-IN' });
    const { page } = window;
    const hi = (key: string) => said('hi', key);
    window.allow(/ (400|409|422)$/);
    await window.follow('/accounts');
    await page
      .getByRole('main')
      .getByRole('button', { name: hi('accounts.add') })
      .click();
    const dialog = page.getByRole('dialog', { name: hi('accounts.add') });
    await dialog.getByLabel(hi('accounts.last4')).fill('12');
    await dialog.getByRole('button', { name: hi('app.save') }).click();
    await described(dialog.getByLabel(startsWith(hi('accounts.name'))), hi('field.name'));
    await described(dialog.getByLabel(hi('accounts.last4')), hi('field.last4'));
  });

  it('is said beside the field when the password is changed', async () => {
    const person = await Person.signUp(theatre.baseUrl);
    const window = await theatre.openAs(person);
    const { page } = window;
    window.allow(/ (400|401|403|422)$/);
    await window.follow('/security');
    const current = page.getByRole('textbox', { name: startsWith(en('security.current')) });
    const next = page.getByRole('textbox', { name: startsWith(en('security.next')) });
    const go = page.getByRole('button', { name: en('security.change'), exact: true });
    await current.fill(person.password);
    await next.fill('password');
    await go.click();
    await described(next, en('problem.weakPassword'));
    await current.fill('Not-the-one-97-harbour');
    await next.fill('Another-lantern-55-quay');
    await go.click();
    await described(current, en('problem.wrongPassword'));
  });
});

/** The words stand beside the field and are read out with it. */
async function described(field: Locator, words: string): Promise<void> {
  await expect.poll(() => field.getAttribute('aria-invalid'), { timeout: 15_000 }).toBe('true');
  await expect
    .poll(async () => {
      const ids = ((await field.getAttribute('aria-describedby')) ?? '').split(' ').filter(Boolean);
      const texts = ids.map((id) => field.page().locator(`[id="${id}"]`).textContent());
      return (await Promise.all(texts)).join(' ');
    })
    .toContain(words);
}
