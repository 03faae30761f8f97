import { expect, test } from '@playwright/test';
import { Person } from './person';

test('can clone a VM, change its size, and go back to a snapshot', async ({ browser }) => {
  const person = await Person.at(browser, 'en');
  const { page, t } = person;
  const dialog = page.getByRole('dialog');
  const name = 'e2e-changes';
  await person.signIn();
  await person.createBlankVm(name);

  await test.step('edit', async () => {
    await person.chooseMore('edit');
    await dialog.getByLabel(t('vms.field.cpus')).fill('3');
    await dialog.getByLabel(t('vms.field.memoryGib')).fill('2.5');
    await dialog.getByLabel(t('vms.edit.firstDisk')).fill('9');
    await dialog.getByRole('button', { name: t('vms.edit.submit') }).click();
    await expect(dialog.getByText(t('vms.edit.diskShrink'))).toBeVisible();
    await person.photograph('dialog-edit-desktop');
    await dialog.getByLabel(t('vms.edit.firstDisk')).fill('12');
    await dialog.getByRole('button', { name: t('vms.edit.submit') }).click();
    await expect(dialog).toBeHidden();
    await expect(person.ended('UPDATE_VM', name)).toBeVisible();
    const overview = page.getByRole('tabpanel');
    await expect(overview).toContainText('2.5 GiB');
    await expect(overview).toContainText(t('vms.overview.disks', { count: 1, size: '12 GiB' }));
    await expect(overview.getByText('3', { exact: true })).toBeVisible();
  });

  await test.step('snapshots', async () => {
    await page.getByRole('tab', { name: t('vms.tab.snapshots') }).click();
    await page.getByRole('button', { name: t('snapshots.create.title') }).click();
    await dialog.getByLabel(t('vms.field.name')).fill('before');
    await person.photograph('dialog-snapshot-desktop');
    await dialog.getByRole('button', { name: t('snapshots.create.title') }).click();
    await expect(dialog).toBeHidden();
    const listed = page.getByRole('list', { name: t('vms.tab.snapshots') }).getByText('before');
    await expect(listed).toBeVisible();

    await page
      .getByRole('button', { name: t('snapshots.restore.action', { name: 'before' }), disabled: false })
      .click();
    await person.photograph('dialog-revert-desktop');
    await dialog.getByRole('button', { name: t('snapshots.restore.submit') }).click();
    await expect(person.ended('RESTORE_SNAPSHOT', name)).toBeVisible();

    await page.getByRole('button', { name: t('snapshots.delete.action', { name: 'before' }), disabled: false }).click();
    await dialog.getByRole('button', { name: t('snapshots.delete.submit') }).click();
    await expect(listed).toBeHidden();
    await expect(page.getByText(t('snapshots.empty.title'))).toBeVisible();
  });

  await test.step('clone', async () => {
    await person.chooseMore('clone');
    const copy = t('vms.clone.defaultName', { name });
    await expect(dialog.getByLabel(t('vms.field.name'))).toHaveValue(copy);
    await person.photograph('dialog-clone-desktop');
    await dialog.getByRole('button', { name: t('vms.action.clone') }).click();
    await expect(dialog).toBeHidden();
    await page.goto('/vms');
    await expect(person.row(copy).getByText(t('vms.powerState.STOPPED'))).toBeVisible();
  });
  await person.leave();
});

test('can cut the power of a VM whose guest does not shut down', async ({ browser }) => {
  const person = await Person.at(browser, 'fr', 'phone');
  const { page, t } = person;
  const name = 'e2e-deaf';
  await person.signIn();
  await person.createBlankVm(name);
  await page.getByRole('button', { name: t('vms.action.start'), exact: true }).click();
  await expect(person.ended('START_VM', name)).toBeVisible();

  await page.getByRole('button', { name: t('vms.action.stop'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(t('vms.confirm.stop.seconds')).fill('1');
  await person.photograph('dialog-stop-phone');
  await dialog.getByRole('button', { name: t('vms.action.stop'), exact: true }).click();
  const failed = person.ended('STOP_VM', name, 'FAILED');
  await expect(failed).toContainText(t('problems.GUEST_SHUTDOWN_TIMEOUT'));
  await person.photograph('stop-timeout-phone');
  await failed.getByRole('button', { name: t('vms.action.stopHard') }).click();
  await expect(person.ended('STOP_VM', name)).toBeVisible();
  await expect(page.getByText(t('vms.powerState.STOPPED')).first()).toBeVisible();
  await person.leave();
});
