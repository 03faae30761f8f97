import { expect, test } from '@playwright/test';
import { Person } from './person';
import { launch } from './server';

test('becomes the first administrator by a link that works once, and sees when the server is gone and is back', async ({
  browser,
}) => {
  let server = await launch('serve', /(http\S+\/setup\?token=\S+)/);
  try {
    const person = await Person.at(browser, 'fr', 'phone', { baseURL: new URL(server.link).origin });
    const { page, t } = person;
    await page.goto('/sign-in');
    await expect(page.getByText(t('session.signIn.setupNeeded'))).toBeVisible();
    await page.goto(server.link);
    await person.heading(t('session.setup.title'));
    await person.introduceThemselves('first', 'short');
    const submit = page.getByRole('button', { name: t('session.setup.submit') });
    await submit.click();
    await expect(page.getByLabel(new RegExp(`^${t('session.password')}`))).toBeFocused();
    await person.photograph('setup-phone');
    await person.introduceThemselves('first', 'long enough for all');
    await submit.click();
    await expect(page.getByText(t('session.signUp.created'))).toBeVisible();
    await person.sendCredentials('first', 'long enough for all');
    await person.heading(t('dashboard.title'));
    await page.goto('/users');
    await expect(page.getByRole('row').filter({ hasText: 'first' })).toBeVisible();
    await page.goto(server.link);
    await expect(page).not.toHaveURL(/setup/);

    await page.goto('/ip-pools');
    await expect(page.getByText(t('ip.empty.title'))).toBeVisible();
    await server.kill();
    const connection = page
      .getByRole('status')
      .filter({ hasText: t('frame.connectionLost', { time: '' }).slice(0, -2) });
    await expect(connection).toBeVisible({ timeout: 5_000 });
    await person.photograph('connection-lost-phone');
    await page.route('**/{api/events,health/live}', (route) => route.abort());
    const { port, origin } = new URL(server.link);
    server = await launch('serve', /^ready (http\S+)/, { ACVM_PORT: port }, server.dataDirectory);
    await addPool(origin, 'while away');
    await expect(connection).toBeVisible();
    await page.unroute('**/{api/events,health/live}');
    await expect(page.getByRole('link', { name: 'while away' })).toBeVisible();
    await expect(connection).toBeHidden();
    await person.leave();
  } finally {
    await server.stop();
  }
});

async function addPool(baseUrl: string, name: string): Promise<void> {
  const post = (path: string, body: unknown, headers = {}) =>
    fetch(new URL(path, baseUrl), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const session = await post('/api/login', { username: 'first', password: 'long enough for all' });
  const { accessToken } = (await session.json()) as { accessToken: string };
  const pool = { name, cidr: '192.0.2.0/24', ranges: [{ start: '192.0.2.10', end: '192.0.2.20' }] };
  const { status } = await post('/api/ip-pools', pool, { Authorization: `Bearer ${accessToken}` });
  expect(status).toBe(201);
}
