import { expect, type Locator, test } from '@playwright/test';
import { Person } from './person';

test('can sign in and create VMs with the keyboard alone', async ({ browser }) => {
  const person = await Person.at(browser, 'en');
  const { page, t } = person;
  const { keyboard } = page;
  /** By Tab, as somebody without a mouse gets there; fails where it does not lead there. */
  const tabTo = async (target: Locator) => {
    for (let stops = 0; stops < 60; stops++) {
      if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return;
      await keyboard.press('Tab');
    }
    throw new Error('Tab does not lead there');
  };

  await page.goto('/vms/new');
  await tabTo(page.getByRole('textbox', { name: t('session.username') }));
  await keyboard.type('admin');
  await tabTo(page.getByLabel(t('session.password'), { exact: true }));
  await keyboard.type(process.env.E2E_PASSWORD ?? '');
  await keyboard.press('Enter');
  await person.heading(t('vms.create.title'));

  await test.step('create two, named by a range', async () => {
    await tabTo(page.getByRole('textbox', { name: t('vms.field.name') }));
    await keyboard.type('keys-{1..2}');
    await tabTo(page.getByRole('radio', { checked: true }).first());
    await keyboard.press('ArrowLeft');
    await expect(page.getByRole('radio', { name: t('vms.source.BLANK') })).toBeChecked();
    await tabTo(page.getByLabel(t('vms.field.diskGib')));
    await keyboard.type('10');
    await tabTo(page.getByRole('switch', { name: t('vms.create.powerOn') }));
    await keyboard.press('Space');
    await tabTo(page.getByRole('button', { name: t('vms.create.submitMany', { count: 2 }) }));
    await keyboard.press('Enter');
    await person.heading(t('vms.list.title'));
    for (const name of ['keys-1', 'keys-2']) await expect(person.ended('CREATE_VM', name)).toBeVisible();
  });

  await person.leave();
});
