import { expect, test } from '@playwright/test';
import { Person } from './person';

test('can make a pool of addresses, take some, find whose they are, and give them back', async ({ browser }) => {
  const person = await Person.at(browser, 'fr');
  const { page, t } = person;
  await person.signIn('/ip-pools');
  await person.heading(t('ip.title'));

  await test.step('make a pool', async () => {
    await page.getByRole('button', { name: t('ip.create.title') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: t('ip.field.name') }).fill('Banc d’essai');
    await dialog.getByRole('textbox', { name: t('ip.field.cidr') }).fill('10.77.0.0/33');
    await dialog.getByRole('button', { name: t('ip.create.submit'), exact: true }).click();
    await expect(dialog.getByRole('textbox', { name: t('ip.field.cidr') })).toHaveAttribute('aria-invalid', 'true');
    await dialog.getByRole('textbox', { name: t('ip.field.cidr') }).fill('10.77.0.0/24');
    await dialog.getByRole('textbox', { name: t('ip.field.ranges') }).fill('10.77.0.10-10.77.0.40');
    await person.findsItAccessible();
    await person.photograph('ip-pool-create-desktop');
    await dialog.getByRole('button', { name: t('ip.create.submit'), exact: true }).click();
    await page.getByRole('link', { name: 'Banc d’essai' }).click();
    await person.heading('Banc d’essai');
  });

  const cell = (address: string, state: 'FREE' | 'RESERVED') =>
    page.getByRole('button', { name: new RegExp(`^${address}, ${t(`ip.state.${state}`)}`) });

  await test.step('reserve two by the keyboard', async () => {
    await cell('10.77.0.10', 'FREE').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: t('ip.take.reserve.these', { count: 2 }) }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: t('ip.field.note') }).fill('Imprimantes');
    await dialog.getByRole('button', { name: t('ip.take.reserve.submit'), exact: true }).click();
    await expect(cell('10.77.0.10', 'RESERVED')).toBeVisible();
    await expect(cell('10.77.0.11', 'RESERVED')).toBeVisible();
    await person.findsItAccessible();
    await person.photograph('ip-pool-map-desktop');
  });

  await test.step('release one', async () => {
    await cell('10.77.0.10', 'RESERVED').click();
    await page.getByRole('button', { name: t('ip.release', { address: '10.77.0.10' }) }).click();
    await expect(cell('10.77.0.10', 'FREE')).toBeVisible();
  });

  await test.step('read its history', async () => {
    await page.getByRole('tab', { name: t('ip.tab.history') }).click();
    await page.getByRole('textbox', { name: t('ip.field.address') }).fill('10.77.0.10');
    await expect(page.getByRole('tabpanel').getByText('10.77.0.10')).toHaveCount(2);
    await person.photograph('ip-pool-history-desktop');
  });
  await person.leave();
});
