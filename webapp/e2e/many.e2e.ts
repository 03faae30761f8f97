import { expect, test } from '@playwright/test';
import { Person } from './person';

test('can act on many VMs at once and see what became of each', async ({ browser }) => {
  const person = await Person.at(browser, 'en');
  const { page, t } = person;
  await person.signIn();
  const names = ['many-1', 'many-2', 'many-3'];
  for (const name of names) await person.createBlankVm(name);

  await page.goto('/vms?filter=name~many-');
  for (const name of names) await page.getByRole('checkbox', { name: t('vms.bulk.tick', { name }) }).check();
  const bar = page.getByRole('region', { name: t('vms.bulk.title') });
  await expect(bar.getByText(t('vms.bulk.selected', { count: 3 }))).toBeVisible();
  await bar.getByRole('button', { name: t('vms.bulk.act') }).click();
  await person.photograph('bulk-menu-desktop');
  await page.getByRole('menuitem', { name: new RegExp(`^${t('vms.action.start')}`) }).click();
  const results = page.getByRole('dialog');
  await expect(results.getByText(t('vms.bulk.progress', { done: 3, count: 3, failed: 0 }))).toBeVisible();
  await person.findsItAccessible();
  await person.photograph('bulk-results-desktop');
  await results
    .getByRole('button', { name: t('dialog.close') })
    .last()
    .click();

  for (const name of names) await page.getByRole('checkbox', { name: t('vms.bulk.tick', { name }) }).check();
  await bar.getByRole('button', { name: t('vms.bulk.act') }).click();
  await page.getByRole('menuitem', { name: new RegExp(`^${t('vms.action.delete')}`) }).click();
  const sure = page.getByRole('dialog');
  await expect(sure.getByText(names.join(', '))).toBeVisible();
  await sure.getByRole('textbox').fill('3');
  await sure.getByRole('button', { name: t('vms.action.delete') }).click();
  await expect(
    page.getByRole('dialog').getByText(t('vms.bulk.progress', { done: 3, count: 3, failed: 0 })),
  ).toBeVisible();
  await person.leave();
});

test('goes to a VM by typing its name, from anywhere', async ({ browser }) => {
  const person = await Person.at(browser, 'fr');
  const { page, t } = person;
  await person.signIn();
  await person.createBlankVm('typed-1');
  await page.goto('/providers');
  await person.heading(t('providers.title'));
  await page.keyboard.press('Control+k');
  const search = page.getByRole('textbox', { name: t('palette.placeholder') });
  await search.fill('name:typed*');
  const found = page.getByRole('button', { name: /^typed-1/ });
  await expect(found.first()).toBeVisible();
  await person.findsItAccessible();
  await person.photograph('palette-desktop');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/vms\/[0-9a-f-]+/);
  await person.leave();
});
