import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** Shade 6 carries white text at more than 4.5:1 in both schemes. */
const blue: MantineColorsTuple = [
  '#eef4ff',
  '#dbe6fd',
  '#b9cffb',
  '#8fb1f7',
  '#6492f1',
  '#3f76e8',
  '#2a5fd6',
  '#1f4fbd',
  '#1b439c',
  '#183a80',
];

/** Greys with a touch of the blue, for the dark scheme. */
const dark: MantineColorsTuple = [
  '#d5d9e0',
  '#b4bac5',
  '#8b93a1',
  '#646d7b',
  '#3d444f',
  '#2d333c',
  '#242931',
  '#1a1d23',
  '#15181d',
  '#101215',
];

export const theme = createTheme({
  colors: { blue, dark },
  components: {
    // By name, because naming the components themselves would load their script with every page.
    // A header that is not the page's would be announced as a second banner.
    Modal: { defaultProps: { attributes: { header: { role: 'group' } } } },
    Drawer: { defaultProps: { attributes: { header: { role: 'group' } } } },
    // Words of other languages are longer; cut off they say nothing.
    Badge: {
      styles: {
        root: { textTransform: 'none', height: 'auto', minHeight: 'var(--badge-height)' },
        label: { whiteSpace: 'normal', lineHeight: 1.3 },
      },
    },
  },
  primaryColor: 'blue',
  primaryShade: 6,
  defaultRadius: 'md',
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Code', 'SF Mono', Menlo, Consolas, monospace",
  headings: { fontWeight: '650', sizes: { h1: { fontSize: '1.5rem' }, h2: { fontSize: '1.1rem' } } },
  cursorType: 'pointer',
  respectReducedMotion: true,
});

/** Mantine's own dimmed and placeholder texts are too pale for WCAG AA. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#566070',
    '--mantine-color-placeholder': '#5f6875',
    '--mantine-color-error': '#c22525',
    '--mantine-color-anchor': '#1f4fbd',
    '--acvm-page': '#f5f7fb',
    '--acvm-line': '#dfe4ec',
  },
  dark: {
    '--mantine-color-dimmed': '#a9b1bd',
    '--mantine-color-placeholder': '#98a1ae',
    '--mantine-color-error': '#ff8787',
    '--mantine-color-anchor': '#8fb1f7',
    '--acvm-page': '#131519',
    '--acvm-line': '#2f343d',
  },
});
