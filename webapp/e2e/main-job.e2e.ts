import { expect, test } from '@playwright/test';
import { type Language, Person } from './person';

const PEOPLE: [Language, 'desktop' | 'phone'][] = [
  ['en', 'desktop'],
  ['fr', 'phone'],
];

for (const [language, device] of PEOPLE) {
  test(`can create a VM from an image, watch it become running, stop and delete it (${language}, ${device})`, async ({
    browser,
  }) => {
    const person = await Person.at(browser, language, device);
    const { page, t } = person;
    const name = `e2e-${language}`;
    await person.signIn('/vms');
    await person.heading(t('vms.list.title'));

    await test.step('create', async () => {
      await page
        .getByRole('main')
        .getByRole('link', { name: t('vms.create.title') })
        .first()
        .click();
      await person.heading(t('vms.create.title'));
      await page.getByRole('textbox', { name: t('vms.field.name') }).fill(name);
      await page.getByRole('radio', { name: t('vms.source.IMAGE'), exact: true }).check({ force: true });
      const images = page.getByRole('radiogroup', { name: new RegExp(`^${t('vms.source.IMAGE')}`) });
      await images.getByRole('radio').first().check();
      await page.getByRole('spinbutton', { name: t('vms.field.cpus') }).fill('1');
      await page.getByRole('button', { name: t('vms.create.submitAndStart') }).click();
    });

    await test.step('watch it become running', async () => {
      await person.heading(t('vms.list.title'));
      await expect(person.row(name)).toBeVisible();
      await expect(person.row(name).getByText(t('vms.powerState.RUNNING'))).toBeVisible({ timeout: 60_000 });
      await person.photograph(`main-job-running-${language}-${device}`);
    });

    await test.step('stop', async () => {
      await person
        .row(name)
        .getByRole('button', { name: t('vms.named.stop', { name }) })
        .click();
      const dialog = page.getByRole('dialog');
      await expect(dialog).toContainText(name);
      await dialog
        .getByRole('button', { name: new RegExp(`^(${t('vms.action.stop')}|${t('vms.action.stopHard')})$`) })
        .click();
      await expect(dialog).toBeHidden();
      await expect(person.row(name).getByText(t('vms.powerState.STOPPED'))).toBeVisible({ timeout: 60_000 });
    });

    await test.step('delete', async () => {
      const button = person.row(name).getByRole('button', { name: t('vms.named.delete', { name }) });
      await button.click();
      const dialog = page.getByRole('dialog');
      const submit = dialog.getByRole('button', { name: t('vms.delete.submit') });
      await expect(submit).toBeDisabled();
      await page.keyboard.press('Escape');
      await expect(button).toBeFocused();
      await button.click();
      await dialog.getByLabel(t('dialog.typeName', { name })).fill(name);
      await submit.click();
      await expect(person.row(name)).toBeHidden({ timeout: 60_000 });
    });
    await person.leave();
  });
}
