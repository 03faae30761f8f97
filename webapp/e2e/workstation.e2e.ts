import { expect, test } from '@playwright/test';
import { Person } from './person';

test('can link a clone to a VM on a desk, go back to a snapshot of it, and delete it', async ({ browser }) => {
  const person = await Person.at(browser, 'fr');
  const { page, t } = person;
  const dialog = page.getByRole('dialog');
  const copy = 'e2e liée';
  await person.signIn('/vms');

  await test.step('a linked clone', async () => {
    await person.row('lab-router').getByRole('link', { name: 'lab-router', exact: true }).click();
    await person.heading('lab-router');
    await person.chooseMore('clone');
    await dialog.getByLabel(t('vms.field.name')).fill(copy);
    await dialog.getByRole('radio', { name: t('vms.cloneMode.LINKED') }).press('Space');
    await expect(dialog.getByText(t('vms.clone.linkedHint'))).toBeVisible();
    await dialog.getByRole('switch', { name: t('vms.create.powerOn') }).press('Space');
    await person.photograph('workstation-clone-desktop');
    await dialog.getByRole('button', { name: t('vms.action.clone') }).click();
    await expect(dialog).toBeHidden();
    await expect(person.ended('CLONE_VM', copy)).toBeVisible();
    await page.goto('/vms');
    await person.row(copy).getByRole('link', { name: copy, exact: true }).click();
    await person.heading(copy);
  });

  await test.step('pause and resume', async () => {
    await person.chooseMore('pause');
    await expect(person.ended('PAUSE_VM', copy)).toBeVisible();
    await expect(page.getByText(t('vms.powerState.PAUSED')).first()).toBeVisible();
    await person.chooseMore('resume');
    await expect(person.ended('RESUME_VM', copy)).toBeVisible();
  });

  const photograph = async (name: string) => {
    await page.getByRole('button', { name: t('snapshots.create.title') }).click();
    await dialog.getByLabel(t('vms.field.name')).fill(name);
    await dialog.getByLabel(t('vms.field.description')).fill(`${name}, pour voir`);
    await dialog.getByRole('button', { name: t('snapshots.create.title') }).click();
    await expect(dialog).toBeHidden();
    await expect(listed(name)).toBeVisible();
  };
  const listed = (name: string) =>
    page.getByRole('list', { name: t('vms.tab.snapshots') }).getByText(name, { exact: true });
  const button = (action: 'restore' | 'delete', name: string) =>
    page.getByRole('button', { name: t(`snapshots.${action}.action`, { name }), exact: true, disabled: false });

  await test.step('snapshots', async () => {
    await page.getByRole('tab', { name: t('vms.tab.snapshots') }).click();
    await photograph('avant');
    await photograph('après');
    await person.findsItAccessible();
    await person.photograph('workstation-snapshots-desktop');
    await button('restore', 'avant').click();
    await dialog.getByRole('button', { name: t('snapshots.restore.submit') }).click();
    await expect(person.ended('RESTORE_SNAPSHOT', copy)).toBeVisible();

    await button('delete', 'avant').click();
    await dialog.getByLabel(t('snapshots.delete.children', { count: 1 })).check();
    await person.photograph('workstation-snapshot-delete-desktop');
    await dialog.getByRole('button', { name: t('snapshots.delete.submit') }).click();
    await expect(listed('après')).toBeHidden();
    await expect(page.getByText(t('snapshots.empty.title'))).toBeVisible();
  });

  await test.step('deletion', async () => {
    await person.chooseMore('delete');
    await dialog.getByLabel(t('dialog.typeName', { name: copy })).fill(copy);
    await dialog.getByRole('button', { name: t('vms.delete.submit') }).click();
    await person.heading(t('vms.list.title'));
    await expect(person.ended('DELETE_VM', copy)).toBeVisible();
    await expect(person.row(copy)).toBeHidden();
    await expect(person.row('lab-router')).toBeVisible();
  });
  await person.leave();
});

test('is offered what a VMware Workstation has', async ({ browser }) => {
  const person = await Person.at(browser, 'en');
  const { page, t } = person;
  await person.signIn('/vms/new?provider=vmware');
  await expect(page.getByRole('radio', { name: t('vms.source.TEMPLATE') })).toBeChecked();
  await expect(page.getByLabel(t('vms.field.cluster'))).toHaveCount(0);
  const networks = page.getByRole('group', { name: t('vms.field.networks') });
  await expect(networks.getByRole('checkbox', { name: /vmnet8/ })).toBeVisible();
  await person.photograph('workstation-create-desktop');
  await page.goto('/providers');
  await expect(page.getByRole('region', { name: 'VMware Workstation' }).getByText('vmrun')).toBeVisible();
  await person.photograph('workstation-provider-desktop');
  await person.leave();
});
