import { expect, type Locator, test } from '@playwright/test';
import { Person } from './person';

test('can do the main job with the keyboard alone', async ({ browser }) => {
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

  await test.step('walk the rows by the arrows and start one', async () => {
    await tabTo(page.getByRole('searchbox', { name: t('vms.list.search') }));
    await keyboard.type('name~keys-');
    await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', '3');
    await tabTo(person.row('keys-1').getByRole('link', { name: 'keys-1', exact: true }));
    await keyboard.press('ArrowDown');
    await expect(person.row('keys-2').getByRole('link', { name: 'keys-2', exact: true })).toBeFocused();
    await tabTo(
      person.row('keys-2').getByRole('button', { name: t('vms.named.start', { name: 'keys-2' }), exact: true }),
    );
    await keyboard.press('Enter');
    await expect(person.row('keys-2').getByText(t('vms.powerState.RUNNING'))).toBeVisible();
  });

  await test.step('see what became of it, and the command for it', async () => {
    await tabTo(page.getByRole('button', { name: t('operations.running', { count: 0 }) }));
    await keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: t('operations.title') });
    await tabTo(drawer.getByRole('button', { name: new RegExp(t('operations.kind.START_VM', { name: 'keys-2' })) }));
    await keyboard.press('Enter');
    await tabTo(drawer.getByRole('button', { name: t('operations.copyAs') }));
    await keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: t('operations.shell.curl') })).toBeVisible();
    await person.photograph('operation-open-desktop');
    await keyboard.press('Escape');
    await keyboard.press('Escape');
    await expect(drawer).toBeHidden();
  });

  await test.step('reach the menu of the account, which gives the focus back', async () => {
    const button = page.getByRole('button', { name: t('frame.userMenu.label', { name: '' }) });
    await tabTo(button);
    await keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: t('frame.userMenu.profile') })).toBeVisible();
    await keyboard.press('Escape');
    await expect(button).toBeFocused();
  });
  await person.leave();
});
