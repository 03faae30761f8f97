import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test';
import i18next, { type TFunction } from 'i18next';
import en from '../src/i18n/en.json' with { type: 'json' };
import fr from '../src/i18n/fr.json' with { type: 'json' };

export type Language = 'en' | 'fr';

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** Somebody in front of the page, who finds things by what they are called in their language. */
export class Person {
  private constructor(
    readonly page: Page,
    readonly t: TFunction,
    readonly language: Language,
  ) {}

  static async at(
    browser: Browser,
    language: Language,
    device: 'desktop' | 'phone' = 'desktop',
    options: BrowserContextOptions = {},
  ): Promise<Person> {
    const context = await browser.newContext({
      viewport: device === 'phone' ? PHONE : DESKTOP,
      locale: language === 'fr' ? 'fr-FR' : 'en-US',
      reducedMotion: 'reduce',
      ...options,
    });
    const i18n = i18next.createInstance();
    await i18n.init({
      lng: language,
      resources: { en: { translation: en }, fr: { translation: fr } },
      interpolation: { escapeValue: false },
    });
    return new Person(await context.newPage(), i18n.t, language);
  }

  async signIn(path = '/'): Promise<void> {
    const { page, t } = this;
    await page.goto(path);
    await page.getByRole('textbox', { name: t('session.username') }).fill('admin');
    await page.getByLabel(t('session.password'), { exact: true }).fill(process.env.E2E_PASSWORD ?? '');
    await page.getByRole('button', { name: t('session.signIn.submit') }).click();
    await expect(page.getByRole('button', { name: t('frame.userMenu.label', { name: '' }) })).toBeVisible();
  }

  async heading(name: string): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
  }

  row(vmName: string) {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('link', { name: vmName, exact: true }) });
  }

  /** Nothing that axe can find is wrong with what is shown now, and nothing sticks out at the side. */
  async findsItAccessible(): Promise<void> {
    const { violations } = await new AxeBuilder({ page: this.page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)).toEqual([]);
    const overflow = await this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, 'horizontal overflow').toBeLessThanOrEqual(0);
  }

  async photograph(name: string): Promise<void> {
    await this.page.screenshot({ path: `target/screenshots/${name}.png` });
  }

  async leave(): Promise<void> {
    await this.page.context().close();
  }
}
