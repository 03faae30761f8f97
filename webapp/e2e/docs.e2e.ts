import { expect, test } from '@playwright/test';
import { Person } from './person';

test('can read and try the interface in the browser, which asks no other server for anything', async ({ browser }) => {
  const person = await Person.at(browser, 'en');
  const { page } = person;
  await person.signIn();
  const wrong: string[] = [];
  const own = new URL(process.env.E2E_BASE_URL ?? '').origin;
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== own) wrong.push(request.url());
  });
  await page.goto('/api/docs');
  await page
    .getByRole('button', { name: /\/api\/vms$/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Try it out' }).click();
  await page.getByRole('button', { name: 'Execute' }).click();
  await expect(page.getByRole('heading', { name: 'Server response' })).toBeVisible();
  await person.photograph('docs-desktop');
  expect(wrong).toEqual([]);
  await person.leave();
});

test('reads the guide in their language, from this server alone', async ({ browser }) => {
  const person = await Person.at(browser, 'fr');
  const { page, t } = person;
  await person.signIn();
  await page.getByRole('button', { name: t('frame.userMenu.label', { name: '' }) }).click();
  const opened = page.waitForEvent('popup');
  await page.getByRole('menuitem', { name: t('frame.userMenu.guide') }).click();
  const guide = await opened;
  const wrong: string[] = [];
  guide.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  guide.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(guide.url()).origin) wrong.push(request.url());
  });
  await guide.reload();
  await expect(guide.getByRole('heading', { level: 1, name: 'Auto-Creation-VM : le guide' })).toBeVisible();
  await expect(guide.getByRole('link', { name: /Dépannage par code/ })).toBeVisible();
  expect(wrong).toEqual([]);
  await person.leave();
});
