import { cpus, loadavg } from 'node:os';
import { expect, type Page, test } from '@playwright/test';
import { Person } from '../e2e/person';

const VISITS = 7;
const SEARCHES = 12;
const SCROLL_MS = 5_000;
const PX_A_FRAME = 400;

const at = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
const row = (what: string, values: number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  const [median, p95, most] = [at(sorted, 0.5), at(sorted, 0.95), at(sorted, 1)].map((ms) => ms.toFixed(0));
  return `| ${what} | ${median} | ${p95} | ${most} | ${values.length} |`;
};

test('the list of VMs, as a person feels it', async ({ browser }) => {
  const person = await Person.at(browser, 'en');
  const { page, t } = person;
  await person.signIn();
  const wanted = Number(process.env.ACVM_MOCK_VMS);
  const list = async (query: string) =>
    (await (await page.request.get(`/api/vms?${query}`)).json()) as { total: number; items: { name: string }[] };
  await expect.poll(async () => (await list('limit=1')).total, { timeout: 300_000 }).toBeGreaterThanOrEqual(wanted);

  const firstRows: number[] = [];
  for (let visit = 0; visit < VISITS; visit++) firstRows.push(await firstRow(page));

  const { items } = await list(`limit=${SEARCHES}&sort=-name`);
  const search = page.getByRole('searchbox', { name: t('vms.list.search') });
  const results: number[] = [];
  for (const { name } of items) {
    await search.fill('');
    await expect(page.getByRole('table')).toHaveAttribute(
      'aria-rowcount',
      new RegExp(`^\\d{${String(wanted).length},}$`),
    );
    await search.fill(name.slice(0, -1));
    await page.waitForTimeout(600);
    results.push(await keystrokeToResult(page, name));
  }

  await search.fill('');
  await page.waitForTimeout(1_000);
  const frames = await scroll(page);
  console.log(
    [
      '',
      `${wanted} VMs, ${cpus().length} cores, load of the machine ${loadavg()
        .map((load) => load.toFixed(1))
        .join(' ')}`,
      '| ms | median | p95 | most | measured |',
      '|---|---|---|---|---|',
      row('opening the page to its first row', firstRows),
      row('keystroke to result, with the pause of 200 ms that waits for the next key', results),
      row(`frame while scrolling ${PX_A_FRAME} px a frame`, frames),
      `Frames above 50 ms: ${frames.filter((ms) => ms > 50).length} of ${frames.length}.`,
    ].join('\n'),
  );
  await person.leave();
});

async function firstRow(page: Page): Promise<number> {
  await page.goto('/vms', { waitUntil: 'commit' });
  const handle = await page.waitForFunction(
    () => document.querySelector('[role=row] a[href^="/vms/"]') && performance.now(),
    undefined,
    { polling: 'raf' },
  );
  return (await handle.jsonValue()) as number;
}

/** From the last key to the first frame whose rows are those that were asked for. */
async function keystrokeToResult(page: Page, name: string): Promise<number> {
  await page.evaluate((expected) => {
    const input = document.querySelector<HTMLInputElement>('input[type=search]');
    const measured = window as unknown as { measured?: Promise<number> };
    measured.measured = new Promise((resolve) => {
      input?.addEventListener(
        'input',
        () => {
          const start = performance.now();
          const look = () => {
            const links = [...document.querySelectorAll('[role=row] a[href^="/vms/"]')];
            const isThere = links.length > 0 && links.every((link) => link.textContent?.includes(expected));
            if (isThere) resolve(performance.now() - start);
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        },
        { once: true },
      );
    });
  }, name);
  await page.keyboard.press('End');
  await page.keyboard.type(name.slice(-1));
  return page.evaluate(() => (window as unknown as { measured: Promise<number> }).measured);
}

async function scroll(page: Page): Promise<number[]> {
  return page.evaluate(
    ({ ms, px }) =>
      new Promise<number[]>((resolve) => {
        const frames: number[] = [];
        const begin = performance.now();
        let last = begin;
        const frame = () => {
          const now = performance.now();
          if (frames.push(now - last) && now - begin > ms) return resolve(frames.slice(1));
          last = now;
          window.scrollBy(0, px);
          requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
    { ms: SCROLL_MS, px: PX_A_FRAME },
  );
}
