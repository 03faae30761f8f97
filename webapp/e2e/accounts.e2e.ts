import { randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { Person } from './person';

test('can sign up, change the password, and is thrown out when an administrator disables the account', async ({
  browser,
}) => {
  const person = await Person.at(browser, 'en', 'phone');
  const { page, t } = person;
  const username = `ada.${randomBytes(4).toString('hex')}`;
  const [first, second] = [randomBytes(8).toString('hex'), randomBytes(8).toString('hex')];

  await test.step('sign up', async () => {
    await page.goto('/sign-in');
    await page.getByRole('link', { name: t('session.signIn.toSignUp') }).click();
    // The form to sign in has fields of the same names and stays until the other page is loaded.
    await person.heading(t('session.signUp.title'));
    await person.introduceThemselves('admin', first);
    await page.getByRole('button', { name: t('session.signUp.submit') }).click();
    await expect(page.locator('form').getByRole('alert')).toBeVisible();
    await person.photograph('sign-up-refused-phone');
    await page.getByRole('textbox', { name: t('session.username') }).fill(username);
    await page.getByRole('button', { name: t('session.signUp.submit') }).click();
    await expect(page.getByText(t('session.signUp.created'))).toBeVisible();
    await person.photograph('signed-up-phone');
  });

  await test.step('an operator sees what is for operators', async () => {
    await expect(page.getByRole('textbox', { name: t('session.username') })).toHaveValue(username);
    await person.sendCredentials(username, first);
    await person.heading(t('dashboard.title'));
    await page.getByRole('button', { name: t('frame.navigation.toggle') }).click();
    const navigation = page.getByRole('navigation');
    await expect(navigation.getByRole('link', { name: t('vms.create.title') })).toBeVisible();
    await expect(navigation.getByRole('link', { name: t('users.title') })).toBeHidden();
    await expect(navigation.getByRole('link', { name: t('audit.title') })).toBeHidden();
    await page.goto('/users');
    await expect(page.getByText(t('users.administratorsOnly'))).toBeVisible();
  });

  await test.step('change the password', async () => {
    await page.goto('/profile');
    const change = page.getByRole('button', { name: t('session.profile.changePassword') });
    await page.getByLabel(t('session.profile.currentPassword')).fill('certainly wrong');
    await page.getByLabel(t('session.profile.newPassword')).fill(second);
    await change.click();
    await expect(page.getByRole('alert').filter({ hasText: 'The current password is wrong' })).toBeVisible();
    await person.photograph('password-refused-phone');
    await page.getByLabel(t('session.profile.currentPassword')).fill(first);
    await change.click();
    await expect(page.getByText(t('session.profile.passwordChanged'))).toBeVisible();
    await page.reload();
    await person.heading(t('session.profile.title'));
  });

  await test.step('be disabled', async () => {
    const administrator = await Person.at(browser, 'en');
    await administrator.signIn('/users');
    const row = administrator.page.getByRole('row').filter({ hasText: username });
    await row.getByRole('button', { name: t('users.disable') }).click();
    const dialog = administrator.page.getByRole('dialog');
    await administrator.photograph('dialog-disable-desktop');
    await dialog.getByRole('button', { name: t('users.disable') }).click();
    await expect(row.getByText(t('users.state.DISABLED')).filter({ visible: true })).toBeVisible();
    await administrator.leave();

    await person.heading(t('session.signIn.title'));
    await person.photograph('thrown-out-phone');
    await person.sendCredentials(username, second);
    await expect(page.locator('form').getByRole('alert')).toBeVisible();
    await person.heading(t('session.signIn.title'));
  });
  await person.leave();
});
