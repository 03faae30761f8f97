import { expect, test } from '@playwright/test';
import { Person } from './person';

test('sees at the fields why a VM is refused, and can open the form of a failed one again', async ({ browser }) => {
  const person = await Person.at(browser, 'en');
  const { page, t } = person;
  const submit = page.getByRole('button', { name: t('vms.create.submitAndStart') });
  const nameField = page.getByRole('textbox', { name: t('vms.field.name') });
  await person.signIn();

  await test.step('what the form itself sees', async () => {
    await person.fillInBlankVm('');
    await page.getByLabel(t('vms.field.cpus')).fill('');
    await submit.click();
    await expect(nameField).toHaveAccessibleDescription(new RegExp(t('form.required')));
    await expect(page.getByLabel(t('vms.field.cpus'))).toHaveAccessibleDescription(t('form.positive'));
    await expect(nameField).toBeFocused();
  });

  await test.step('what the server sees', async () => {
    await page.getByLabel(t('vms.field.cpus')).fill('1');
    await nameField.fill('no/slash');
    await submit.click();
    await expect(page.getByRole('alert').filter({ hasText: t('problems.REQUEST_INVALID') })).toBeVisible();
    await expect(nameField).toHaveAttribute('aria-invalid', 'true');
    await person.photograph('create-refused-desktop');
  });

  await test.step('what the hypervisor sees', async () => {
    await nameField.fill('e2e-refused');
    const networks = page.getByRole('group', { name: t('vms.field.networks') });
    await networks.getByRole('checkbox', { description: /10\./ }).first().check();
    await page.getByRole('textbox', { name: t('vms.field.ipAddress') }).fill('203.0.113.9');
    await submit.click();
    const failed = person.ended('CREATE_VM', 'e2e-refused', 'FAILED');
    await expect(failed).toBeVisible();
    await person.photograph('create-failed-desktop');
    await failed.getByRole('button', { name: t('vms.create.reopen') }).click();
    await person.heading(t('vms.create.title'));
    await expect(nameField).toHaveValue('e2e-refused');
    await expect(page.getByRole('textbox', { name: t('vms.field.ipAddress') })).toHaveValue('203.0.113.9');
    await page.reload();
    await expect(nameField).toHaveValue('e2e-refused');
    await expect(page.getByRole('textbox', { name: t('vms.field.ipAddress') })).toHaveValue('203.0.113.9');
    await person.photograph('create-reopened-desktop');
  });
  await person.leave();
});
