import { expect, test } from '@playwright/test';
import { Person } from './person';

const DIRECTORY = '../docs/guide/images';

// Not a test: GUIDE_PICTURES=1 takes the pictures of the guide again.
test.skip(!process.env.GUIDE_PICTURES, 'takes the pictures of the guide');

for (const language of ['en', 'fr'] as const) {
  test(`pictures of the guide (${language})`, async ({ browser }) => {
    const person = await Person.at(browser, language, 'desktop', {
      colorScheme: 'light',
      viewport: { width: 1200, height: 720 },
    });
    const { page, t } = person;
    const take = async (name: string) => {
      await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
      await page.screenshot({ path: `${DIRECTORY}/${language}-${name}.jpg`, type: 'jpeg', quality: 85 });
    };
    await person.signIn();
    for (const [path, title, name] of [
      ['/', t('dashboard.title'), 'dashboard'],
      ['/vms', t('vms.list.title'), 'vms'],
      ['/vms/new', t('vms.create.title'), 'vm-new'],
    ] as const) {
      await page.goto(path);
      await person.heading(title);
      await take(name);
    }
    await page.goto('/ip-pools');
    await page.getByRole('row').getByRole('link').first().click();
    await page.getByRole('tab', { name: t('ip.tab.map') }).click();
    await expect(page.getByRole('tabpanel', { name: t('ip.tab.map') })).toBeVisible();
    await take('ip-map');
    await person.createBlankVm(`${language}-lab-01`);
    await page.goto('/vms');
    await page.getByRole('button', { name: t('operations.running', { count: 0 }) }).click();
    await expect(page.getByRole('dialog', { name: t('operations.title') })).toBeVisible();
    await take('operations');
    await person.leave();
  });
}
