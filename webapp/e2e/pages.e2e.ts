import { expect, test } from '@playwright/test';
import { type Language, Person } from './person';

type Look = [language: Language, device: 'desktop' | 'phone', colorScheme: 'light' | 'dark'];

const LOOKS: Look[] = [
  ['en', 'desktop', 'light'],
  ['fr', 'phone', 'light'],
  ['fr', 'desktop', 'dark'],
  ['en', 'phone', 'dark'],
];
/** What is called good; what jumps after a click or a key is not counted. */
const MOST_LAYOUT_SHIFT = 0.1;
const MOST_SCRIPT_KB = 250;

for (const [language, device, colorScheme] of LOOKS) {
  test(`every page is accessible and fits (${language}, ${device}, ${colorScheme})`, async ({ browser }) => {
    // Some thirty views, each looked at by axe and at two widths.
    test.setTimeout(300_000);
    const person = await Person.at(browser, language, device, { colorScheme });
    const { page, t } = person;
    const look = `${device}-${colorScheme}-${language}`;
    // Each address once as somebody's first, where it counts what comes with it; then as a page among others.
    const isFirst = language === 'en' && device === 'desktop';
    const go = (path: string) => (isFirst ? page.goto(path).then(() => undefined) : person.goTo(path));
    await page.addInitScript(() => {
      window.layoutShifts = [];
      new PerformanceObserver((list) => {
        for (const shift of list.getEntries() as LayoutShift[]) {
          if (!shift.hadRecentInput) window.layoutShifts.push(shift);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const check = async (name: string) => {
      await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
      await expect(page.getByRole('tabpanel').filter({ hasText: /^\s*$/ })).toHaveCount(0);
      await person.photograph(`${name}-${look}`);
      await test.step(name, async () => {
        const shifts = await page.evaluate(() =>
          window.layoutShifts.splice(0).map(({ value, sources }) => ({
            value,
            of: sources.map(({ node }) => (node instanceof Element ? node.outerHTML.slice(0, 160) : String(node))),
          })),
        );
        const sum = shifts.reduce((all, { value }) => all + value, 0);
        expect.soft(sum, JSON.stringify(shifts, null, 1)).toBeLessThanOrEqual(MOST_LAYOUT_SHIFT);
        await person.findsItAccessible(colorScheme === 'dark');
      });
    };
    const scriptKb = () =>
      page.evaluate(() => {
        const loaded = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
        const scripts = loaded.filter(({ name }) => new URL(name).pathname.endsWith('.js'));
        return scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1024;
      });

    await page.goto('/sign-in');
    await person.heading(t('session.signIn.title'));
    await check('sign-in');
    await go('/sign-up');
    await person.heading(t('session.signUp.title'));
    await check('sign-up');

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
      await go(path);
      await person.heading(title);
      await check(path === '/' ? 'dashboard' : path.slice(1).replace(/\/|\?tab=/, '-'));
      if (isFirst) expect(await scriptKb(), `kB of script for ${path}`).toBeLessThanOrEqual(MOST_SCRIPT_KB);
    }

    await go('/vms?filter=name:build-agent');
    await page.getByRole('row').getByRole('link').first().click();
    for (const tab of ['overview', 'hardware', 'snapshots', 'backups', 'activity', 'yaml'] as const) {
      await page.getByRole('tab', { name: t(`vms.tab.${tab}`) }).click();
      await expect(page.getByRole('tabpanel', { name: t(`vms.tab.${tab}`) })).toBeVisible();
      await check(`vm-${tab}`);
    }
    await go('/ip-pools');
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

type LayoutShift = PerformanceEntry & { value: number; hadRecentInput: boolean; sources: { node: Node | null }[] };

declare global {
  interface Window {
    layoutShifts: LayoutShift[];
  }
}
