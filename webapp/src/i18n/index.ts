import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export const LANGUAGES = { en: 'English', fr: 'Français' } as const;
export type Language = keyof typeof LANGUAGES;

const STORAGE_KEY = 'acvm-language';
const texts = { en: () => import('./en.json'), fr: () => import('./fr.json') };
/** Texts that only some pages need. */
const parts = {
  files: { en: () => import('./files/en.json'), fr: () => import('./files/fr.json') },
  ip: { en: () => import('./ip/en.json'), fr: () => import('./ip/fr.json') },
  settings: { en: () => import('./settings/en.json'), fr: () => import('./settings/fr.json') },
  simulator: { en: () => import('./simulator/en.json'), fr: () => import('./simulator/fr.json') },
};
export type Part = keyof typeof parts;
const wanted = new Set<Part>();
let tellStarted: () => void;
/** The router asks for the first page before there is a language. */
const started = new Promise<void>((resolve) => (tellStarted = resolve));

function isLanguage(value: string | null | undefined): value is Language {
  return value !== null && value !== undefined && value in LANGUAGES;
}

function preferredLanguage(): Language {
  const chosen = localStorage.getItem(STORAGE_KEY);
  if (isLanguage(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en';
}

/** French has spaces before and inside some signs, which must not end a line. */
function typeset(language: Language, texts: object): object {
  if (language !== 'fr') return texts;
  return JSON.parse(JSON.stringify(texts).replace(/ (?=[:;!?%»])|(?<=«) /g, '\u00a0')) as object;
}

async function load(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', typeset(language, (await texts[language]()).default));
  }
  await Promise.all([...wanted].map((part) => loadPart(part, language)));
  document.documentElement.lang = language;
}

async function loadPart(part: Part, language: Language): Promise<void> {
  const loaded = (await parts[part][language]()).default;
  i18next.addResourceBundle(language, 'translation', typeset(language, loaded), true);
}

/** Loads what is to be shown together with its texts, in this language and in those that are chosen later. */
export async function withTexts<T>(part: Part, shown: () => Promise<T>): Promise<T> {
  wanted.add(part);
  const [loaded] = await Promise.all([shown(), started.then(() => loadPart(part, i18next.language as Language))]);
  return loaded;
}

/** Loads the texts of one language only; the other comes when it is chosen. */
export async function startI18n(): Promise<void> {
  const language = preferredLanguage();
  // React escapes what it shows.
  await i18next.use(initReactI18next).init({ lng: language, resources: {}, interpolation: { escapeValue: false } });
  await load(language);
  await i18next.changeLanguage(language);
  tellStarted();
}

export async function chooseLanguage(language: Language): Promise<void> {
  await load(language);
  localStorage.setItem(STORAGE_KEY, language);
  await i18next.changeLanguage(language);
}
