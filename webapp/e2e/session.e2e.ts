import { expect, test } from '@playwright/test';
import { Person } from './person';

test('is told when the password is wrong, and comes back to where they wanted to go when it is right', async ({
  browser,
}) => {
  const person = await Person.at(browser, 'en');
  const { page, t } = person;
  await page.goto('/vms?filter=state:running');
  await person.sendCredentials('admin', 'certainly wrong');
  await expect(page.getByRole('alert').filter({ hasText: t('problems.CREDENTIALS_INVALID') })).toBeVisible();

  await page.getByLabel(t('session.password'), { exact: true }).fill(process.env.E2E_PASSWORD ?? '');
  await page.getByRole('button', { name: t('session.signIn.submit') }).click();
  await person.heading(t('vms.list.title'));
  await expect(page).toHaveURL(/filter=state(:|%3A)running/);
  await person.leave();
});

test('stays signed in when only the access token is gone, and is asked again when the whole session is', async ({
  browser,
}) => {
  const person = await Person.at(browser, 'en');
  const { page, t } = person;
  await person.signIn('/vms');
  await page.context().clearCookies({ name: 'acvm_session' });
  await page.reload();
  await person.heading(t('vms.list.title'));

  await page.context().clearCookies();
  await page.reload();
  await person.heading(t('session.signIn.title'));
  await person.leave();
});

test('can sign out and is then asked to sign in', async ({ browser }) => {
  const person = await Person.at(browser, 'fr');
  const { page, t } = person;
  await person.signIn();
  await page.getByRole('button', { name: t('frame.userMenu.label', { name: '' }) }).click();
  await page.getByRole('menuitem', { name: t('frame.userMenu.signOut') }).click();
  await person.heading(t('session.signIn.title'));
  await page.goto('/users');
  await person.heading(t('session.signIn.title'));
  await person.leave();
});
