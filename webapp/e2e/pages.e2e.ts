import { expect, test } from '@playwright/test';
import { type Language, Person } from './person';

type Look = [language: Language, device: 'desktop' | 'phone', colorScheme: 'light' | 'dark'];

const LOOKS: Look[] = [
  ['en', 'desktop', 'light'],
  ['fr', 'desktop', 'dark'],
  ['fr', 'phone', 'light'],
  ['en', 'phone', 'dark'],
];

for (const [language, device, colorScheme] of LOOKS) {
  test(`every page is accessible and fits (${language}, ${device}, ${colorScheme})`, async ({ browser }) => {
    // Some twenty-five views, each looked at by axe and at two widths.
    test.setTimeout(300_000);
    const person = await Person.at(browser, language, device, { colorScheme });
    const { page, t } = person;
    const look = `${device}-${colorScheme}-${language}`;
    const check = async (name: string) => {
      await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
      await person.photograph(`${name}-${look}`);
      await test.step(name, () => person.findsItAccessible());
    };

    for (const [path, title] of [
      ['/sign-in', t('session.signIn.title')],
      ['/sign-up', t('session.signUp.title')],
    ] as const) {
      await page.goto(path);
      await person.heading(title);
      await check(path.slice(1));
    }

    await person.signIn();
    for (const [path, title] of [
      ['/', t('dashboard.title')],
      ['/vms', t('vms.list.title')],
      ['/vms/new', t('vms.create.title')],
      ['/ip-pools', t('ip.title')],
      ['/organizer', t('organizer.title')],
      ['/organizer?tab=backups', t('organizer.title')],
      ['/organizer?tab=cleanup', t('organizer.title')],
      ['/organizer?tab=trash', t('organizer.title')],
      ['/providers', t('providers.title')],
      ['/users', t('users.title')],
      ['/audit', t('audit.title')],
      ['/settings', t('settings.title')],
      ['/profile', t('session.profile.title')],
      ['/profile/tokens', t('tokens.title')],
      ['/simulator', t('simulator.title')],
      ['/nowhere', t('notFound.title')],
    ] as const) {
      await page.goto(path);
      await person.heading(title);
      await check(path === '/' ? 'dashboard' : path.slice(1).replace(/\/|\?tab=/, '-'));
    }

    await page.goto('/vms?filter=name:build-agent');
    await page.getByRole('row').getByRole('link').first().click();
    for (const tab of ['overview', 'hardware', 'snapshots', 'backups', 'activity', 'yaml'] as const) {
      await page.getByRole('tab', { name: t(`vms.tab.${tab}`) }).click();
      await expect(page.getByRole('tabpanel', { name: t(`vms.tab.${tab}`) })).toBeVisible();
      await check(`vm-${tab}`);
    }
    await page.goto('/ip-pools');
    await page.getByRole('row').getByRole('link').first().click();
    for (const tab of ['map', 'leases', 'history', 'findings', 'lists'] as const) {
      await page.getByRole('tab', { name: t(`ip.tab.${tab}`) }).click();
      await expect(page.getByRole('tabpanel', { name: t(`ip.tab.${tab}`) })).toBeVisible();
      await check(`ip-pool-${tab}`);
    }
    await page.getByRole('button', { name: t('operations.running', { count: 0 }) }).click();
    await expect(page.getByRole('dialog', { name: t('operations.title') })).toBeVisible();
    await check('operations');
    await person.leave();
  });
}

test('going to a page sets the title and moves the focus to its heading', async ({ browser }) => {
  const person = await Person.at(browser, 'en');
  const { page, t } = person;
  await person.signIn();
  await page
    .getByRole('navigation')
    .getByRole('link', { name: t('providers.title') })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: t('providers.title') })).toBeFocused();
  await expect(page).toHaveTitle(t('app.pageTitle', { page: t('providers.title') }));
  await person.leave();
});
