import { existsSync, mkdirSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Person } from './person';

const NAME = 'build-agent';
const PROVIDER = 'VMware Workstation';

test('can put the files of a VM in order, back them up, prove and restore the backup, and clean up', async ({
  browser,
}) => {
  const person = await Person.at(browser, 'en');
  const { page, t } = person;
  const dialog = page.getByRole('dialog');
  await person.signIn('/organizer');
  await person.heading(t('organizer.title'));

  await test.step('organize, after a look at every move', async () => {
    await page.getByRole('checkbox', { name: t('vms.bulk.tick', { name: NAME }) }).check();
    await page.getByRole('button', { name: t('organizer.organize.open', { count: 1 }), exact: true }).click();
    const moves = dialog.getByRole('table', { name: t('organizer.organize.moves', { name: NAME }) });
    await expect(moves.getByRole('row').filter({ hasText: `${NAME}.vmx` })).toBeVisible();
    await person.findsItAccessible();
    await person.photograph('organizer-moves-desktop');
    await dialog.getByRole('button', { name: t('organizer.organize.submit', { count: 1 }) }).click();
    await expect(person.ended('ORGANIZE_VM', NAME)).toBeVisible();
    await expect(person.row(NAME)).toContainText('permanent_vms');
    await expect(person.row(NAME).getByText(t('organizer.places.organized'), { exact: true })).toBeVisible();
    await person.photograph('organizer-places-desktop');
  });

  await test.step('back up and verify, on the page of the VM', async () => {
    await person.row(NAME).getByRole('link', { name: NAME }).click();
    await person.heading(NAME);
    await page.getByRole('tab', { name: t('vms.tab.backups') }).click();
    await page.getByRole('button', { name: t('backups.create.title'), exact: true }).click();
    await dialog.getByLabel(t('backups.field.note')).fill('before the upgrade');
    await dialog.getByRole('button', { name: t('backups.create.submit') }).click();
    await expect(person.ended('CREATE_BACKUP', NAME)).toBeVisible();
    const backup = page.getByRole('row').filter({ hasText: 'before the upgrade' });
    await backup
      .getByRole('button', { name: new RegExp(`^${t('backups.verify.action', { name: NAME, time: '' })}`) })
      .click();
    await expect(person.ended('VERIFY_BACKUP', NAME)).toBeVisible();
    await expect(backup.getByText(t('backups.state.PROVEN'), { exact: true })).toBeVisible();
    await page.getByRole('heading', { level: 1 }).hover();
    await expect(page.getByRole('tooltip')).toBeHidden();
    await person.findsItAccessible();
    await person.photograph('vm-backups-desktop');
  });

  await test.step('restore beside', async () => {
    await page
      .getByRole('button', { name: new RegExp(`^${t('backups.restore.action', { name: NAME, time: '' })}`) })
      .click();
    await dialog.getByRole('radio', { name: t('backups.restore.IN_PLACE') }).check();
    await expect(dialog.getByRole('button', { name: t('backups.restore.inPlaceSubmit') })).toBeDisabled();
    await person.findsItAccessible();
    await person.photograph('backup-in-place-desktop');
    await dialog.getByRole('radio', { name: t('backups.restore.BESIDE') }).check();
    await dialog.getByRole('button', { name: t('backups.restore.submit'), exact: true }).click();
    const restored = t('backups.restore.defaultName', { name: NAME });
    await expect(person.ended('RESTORE_BACKUP', restored)).toBeVisible();
    await page.goto('/organizer');
    await expect(person.row(restored)).toBeVisible();
    await expect(person.row(NAME)).toBeVisible();
  });

  await test.step('clean up, take it back, and empty the trash', async () => {
    const { items } = await (await page.request.get('/api/vms?filter=name:lab-router')).json();
    const left = join(dirname(dirname(items[0].providerRef)), 'left by somebody');
    mkdirSync(left);
    const longAgo = new Date(Date.now() - 86_400_000);
    utimesSync(left, longAgo, longAgo);

    const toTheTrash = async () => {
      await page.goto('/organizer?tab=cleanup');
      await page.getByRole('checkbox', { name: t('vms.bulk.tick', { name: left }) }).check();
      await person.findsItAccessible();
      await page.getByRole('button', { name: t('organizer.cleanup.open', { count: 1 }) }).click();
      await expect(dialog.getByText(left)).toBeVisible();
      await person.photograph('organizer-cleanup-desktop');
      await dialog.getByRole('button', { name: t('organizer.cleanup.submit') }).click();
      await expect(person.ended('CLEAN_UP', PROVIDER)).toBeVisible();
      expect(existsSync(left)).toBe(false);
      await page.getByRole('tab', { name: t('organizer.tab.trash') }).click();
    };
    await toTheTrash();
    await page.getByRole('button', { name: t('organizer.trash.putBack', { path: left }) }).click();
    await expect(person.ended('PUT_BACK', PROVIDER)).toBeVisible();
    await expect(page.getByText(t('organizer.trash.empty'))).toBeVisible();
    expect(existsSync(left)).toBe(true);

    utimesSync(left, longAgo, longAgo);
    await toTheTrash();
    await page.getByRole('button', { name: t('organizer.trash.emptyIt') }).click();
    await expect(dialog.getByText(left)).toBeVisible();
    await expect(dialog.getByRole('button', { name: t('organizer.trash.submit') })).toBeDisabled();
    await dialog.getByLabel(t('dialog.typeName', { name: '1' })).fill('1');
    await person.photograph('organizer-empty-trash-desktop');
    await dialog.getByRole('button', { name: t('organizer.trash.submit') }).click();
    await expect(person.ended('EMPTY_TRASH', PROVIDER)).toBeVisible();
    await expect(page.getByText(t('organizer.trash.empty'))).toBeVisible();
  });

  await test.step('move the VM back to where it was', async () => {
    await page.goto('/organizer');
    await page.getByRole('button', { name: t('organizer.undo.one', { name: NAME }) }).click();
    await dialog.getByRole('button', { name: t('organizer.undo.submit') }).click();
    await expect(person.ended('UNDO_ORGANIZATION', NAME)).toBeVisible();
    await expect(person.row(NAME)).not.toContainText('permanent_vms');
  });
  await person.leave();
});
