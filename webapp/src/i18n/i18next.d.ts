import type en from './en.json';
import type files from './files/en.json';
import type ip from './ip/en.json';
import type settings from './settings/en.json';
import type simulator from './simulator/en.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en & typeof files & typeof ip & typeof settings & typeof simulator };
  }
}
