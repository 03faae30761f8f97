import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test';
import i18next, { type TFunction } from 'i18next';
import en from '../src/i18n/en.json' with { type: 'json' };
import filesEn from '../src/i18n/files/en.json' with { type: 'json' };
import filesFr from '../src/i18n/files/fr.json' with { type: 'json' };
import fr from '../src/i18n/fr.json' with { type: 'json' };
import ipEn from '../src/i18n/ip/en.json' with { type: 'json' };
import ipFr from '../src/i18n/ip/fr.json' with { type: 'json' };
import settingsEn from '../src/i18n/settings/en.json' with { type: 'json' };
import settingsFr from '../src/i18n/settings/fr.json' with { type: 'json' };
import simulatorEn from '../src/i18n/simulator/en.json' with { type: 'json' };
import simulatorFr from '../src/i18n/simulator/fr.json' with { type: 'json' };

export type Language = 'en' | 'fr';
type OperationKind = keyof typeof en.operations.kind;

const DESKTOP = { width: 1440, height: 900 };
const NARROWEST_PX = 360;
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
    for (const part of [filesEn, ipEn, settingsEn, simulatorEn])
      i18n.addResourceBundle('en', 'translation', part, true);
    for (const part of [filesFr, ipFr, settingsFr, simulatorFr])
      i18n.addResourceBundle('fr', 'translation', part, true);
    return new Person(await context.newPage(), i18n.t, language);
  }

  async signIn(path = '/', username = 'admin', password = process.env.E2E_PASSWORD ?? ''): Promise<void> {
    const { page, t } = this;
    await page.goto(path);
    await this.sendCredentials(username, password);
    await expect(page.getByRole('button', { name: t('frame.userMenu.label', { name: '' }) })).toBeVisible();
  }

  async sendCredentials(username: string, password: string): Promise<void> {
    const { page, t } = this;
    await page.getByRole('textbox', { name: t('session.username') }).fill(username);
    await page.getByLabel(t('session.password'), { exact: true }).fill(password);
    await page.getByRole('button', { name: t('session.signIn.submit') }).click();
  }

  /** Fills in who they are, in the form to sign up or to set up. */
  async introduceThemselves(username: string, password: string): Promise<void> {
    const { page, t } = this;
    await page.getByRole('textbox', { name: t('session.username') }).fill(username);
    await page.getByRole('textbox', { name: t('session.account.firstName') }).fill('Ada');
    await page.getByRole('textbox', { name: t('session.account.lastName'), exact: true }).fill('Martin');
    await page.getByLabel(new RegExp(`^${t('session.password')}`)).fill(password);
  }

  /** Opens the form and fills in what a VM without any system on it needs. */
  async fillInBlankVm(name: string): Promise<void> {
    const { page, t } = this;
    await page.goto('/vms/new');
    await page.getByRole('textbox', { name: t('vms.field.name') }).fill(name);
    await page.getByRole('radio', { name: t('vms.source.BLANK') }).press('Space');
    await page.getByLabel(t('vms.field.diskGib')).fill('10');
  }

  /** Creates one, stopped, and opens its page once it is there. */
  async createBlankVm(name: string): Promise<void> {
    const { page, t } = this;
    await this.fillInBlankVm(name);
    await page.getByRole('switch', { name: t('vms.create.powerOn') }).press('Space');
    await page.getByRole('button', { name: t('vms.create.submit'), exact: true }).click();
    await this.heading(t('vms.list.title'));
    await expect(this.ended('CREATE_VM', name)).toBeVisible();
    await this.row(name).getByRole('link', { name, exact: true }).click();
    await this.heading(name);
  }

  /** The message that says that an operation of this page is done. */
  ended(kind: OperationKind, name: string, state: 'SUCCEEDED' | 'FAILED' = 'SUCCEEDED') {
    const operation = this.t(`operations.kind.${kind}`, { name });
    return this.page.getByRole('alert').filter({ hasText: this.t(`operations.ended.${state}`, { operation }) });
  }

  /** Chooses from the menu of further actions on the page of a VM. */
  async chooseMore(action: 'clone' | 'edit' | 'pause' | 'resume' | 'delete'): Promise<void> {
    const { page, t } = this;
    await page.getByRole('button', { name: t('vms.action.more') }).click();
    await page.getByRole('menuitem', { name: t(`vms.action.${action}`) }).click();
  }

  /** Goes to another page as a link in the page does, without loading it anew. */
  async goTo(path: string): Promise<void> {
    await this.page.evaluate((to) => {
      window.history.pushState(null, '', to);
      window.dispatchEvent(new PopStateEvent('popstate'));
    }, path);
  }

  async heading(name: string): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
  }

  row(vmName: string) {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('link', { name: vmName, exact: true }) });
  }

  /**
   * Nothing that axe can find is wrong with what is shown now, and nothing sticks out at the side.
   *
   * @param contrastOnly for what was looked at before in other colours
   */
  async findsItAccessible(contrastOnly = false): Promise<void> {
    // There are no frames from elsewhere, which the other mode opens a page of its own for.
    const axe = new AxeBuilder({ page: this.page }).setLegacyMode();
    const { violations } = await (contrastOnly ? axe.withRules('color-contrast') : axe).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)).toEqual([]);
    await this.findsItFits();
  }

  /** Nor does it at half the width, which is what a zoom to 200 % makes of a desktop, nor on the narrowest of phones. */
  private async findsItFits(): Promise<void> {
    const size = this.page.viewportSize() ?? DESKTOP;
    for (const width of [size.width, size.width === DESKTOP.width ? DESKTOP.width / 2 : NARROWEST_PX]) {
      await this.page.setViewportSize({ ...size, width });
      // What is fixed to the window makes no scroll bar when it sticks out.
      const sticksOut = () =>
        this.page.evaluate(() => {
          const fixed = [...document.querySelectorAll('header *, footer *')].map(
            (one) => one.getBoundingClientRect().right,
          );
          return Math.max(document.documentElement.scrollWidth, ...fixed) - window.innerWidth;
        });
      await expect.poll(sticksOut, { message: `horizontal overflow at ${width} px` }).toBeLessThanOrEqual(0);
    }
    await this.page.setViewportSize(size);
  }

  async photograph(name: string): Promise<void> {
    await this.page.screenshot({ path: `target/screenshots/${name}.png` });
  }

  async leave(): Promise<void> {
    await this.page.context().close();
  }
}
