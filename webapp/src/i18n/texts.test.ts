import { describe, expect, it } from 'vitest';
import en from './en.json';
import filesEn from './files/en.json';
import filesFr from './files/fr.json';
import fr from './fr.json';
import ipEn from './ip/en.json';
import ipFr from './ip/fr.json';
import settingsEn from './settings/en.json';
import settingsFr from './settings/fr.json';
import simulatorEn from './simulator/en.json';
import simulatorFr from './simulator/fr.json';

type Texts = { [key: string]: string | Texts };

function entries(texts: Texts, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : entries(value, `${prefix}${key}.`),
  );
}

const placeholders = (text: string) => [...text.matchAll(/{{(\w+)/g)].map((match) => match[1]).sort();

describe.each([
  ['of every page', en, fr],
  ['of files', filesEn, filesFr],
  ['of IP pools', ipEn, ipFr],
  ['of settings', settingsEn, settingsFr],
  ['of the simulator', simulatorEn, simulatorFr],
])('English and French texts %s', (_, en, fr) => {
  const english = new Map(entries(en));
  const french = new Map(entries(fr));

  it('have the same keys', () => {
    expect([...french.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('are never empty', () => {
    expect([...english, ...french].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('fill in the same placeholders', () => {
    for (const [key, text] of english) {
      expect(placeholders(french.get(key) ?? ''), key).toEqual(placeholders(text));
    }
  });

  it('have both plural forms wherever one is given', () => {
    const counted = [...english.keys()].filter((key) => key.endsWith('_one') || key.endsWith('_other'));
    for (const key of counted) {
      const stem = key.replace(/_(one|other)$/, '');
      expect(english.has(`${stem}_one`) && english.has(`${stem}_other`), stem).toBe(true);
    }
  });
});
