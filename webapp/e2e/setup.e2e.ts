import { expect, test } from '@playwright/test';
import { Person } from './person';
import { launch } from './server';

test('becomes the first administrator by the one-time link, which then works no more', async ({ browser }) => {
  const server = await launch('serve', /(http\S+\/setup\?token=\S+)/);
  try {
    const person = await Person.at(browser, 'fr', 'phone', { baseURL: new URL(server.link).origin });
    const { page, t } = person;
    await page.goto('/sign-in');
    await expect(page.getByText(t('session.signIn.setupNeeded'))).toBeVisible();
    await page.goto(server.link);
    await person.heading(t('session.setup.title'));
    await person.introduceThemselves('first', 'short');
    const submit = page.getByRole('button', { name: t('session.setup.submit') });
    await submit.click();
    await expect(page.getByLabel(new RegExp(`^${t('session.password')}`))).toBeFocused();
    await person.photograph('setup-phone');
    await person.introduceThemselves('first', 'long enough for all');
    await submit.click();
    await expect(page.getByText(t('session.signUp.created'))).toBeVisible();
    await person.sendCredentials('first', 'long enough for all');
    await person.heading(t('dashboard.title'));
    await page.goto('/users');
    await expect(page.getByRole('row').filter({ hasText: 'first' })).toBeVisible();
    await page.goto(server.link);
    await expect(page).not.toHaveURL(/setup/);
    await person.leave();
  } finally {
    await server.stop();
  }
});
