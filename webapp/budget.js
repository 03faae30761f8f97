// Fails the build when opening a page loads more script than people on a slow line should wait for.
// Counted as the server sends it: every file that the document, the frame, the language, the page and what the page shows at once need.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const MOST_KB = 250;
const WEBROOT = join(import.meta.dirname, 'target/classes/webroot');
const DASHBOARD = 'src/features/dashboard/DashboardPage.tsx';
/** The larger of the two; a visit needs one. */
const LANGUAGE = 'src/i18n/fr.json';
/** Comes after the page and without anybody asking for it, so it counts. */
const SHOWN_AT_ONCE = {
  [DASHBOARD]: ['src/features/dashboard/OperationsChart.tsx'],
  'src/features/vms/CreatePage.tsx': ['src/features/vms/GuestBlock.tsx'],
  'src/features/organizer/OrganizerPage.tsx': ['src/i18n/files/fr.json'],
  'src/features/ip/PoolsPage.tsx': ['src/i18n/ip/fr.json'],
  'src/features/ip/PoolPage.tsx': ['src/i18n/ip/fr.json'],
  'src/features/providers/ProvidersPage.tsx': ['src/i18n/settings/fr.json'],
  'src/features/settings/SettingsPage.tsx': ['src/i18n/settings/fr.json'],
  'src/features/tokens/TokensPage.tsx': ['src/i18n/settings/fr.json'],
  'src/features/users/UsersPage.tsx': ['src/i18n/settings/fr.json'],
  'src/features/simulator/SimulatorPage.tsx': ['src/i18n/simulator/fr.json'],
};
const BEFORE_SIGN_IN = /session\/(SignIn|SignUp|Setup|ResetPassword)/;

const manifest = JSON.parse(readFileSync(join(WEBROOT, '.vite/manifest.json'), 'utf8'));
const inDocument = [
  ...readFileSync(join(WEBROOT, 'index.html'), 'utf8').matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g),
];
const pages = Object.keys(manifest).filter((name) => /^src\/features\/.*Page\.tsx$/.test(name));

const sizes = new Map();
/** As the server sends it; what is too small to be compressed goes as it is. */
function kilobytes(file) {
  if (!sizes.has(file)) {
    const plain = join(WEBROOT, file);
    const size = (path) => statSync(existsSync(path) ? path : plain).size / 1024;
    sizes.set(file, { brotli: size(`${plain}.br`), gzip: size(`${plain}.gz`) });
  }
  return sizes.get(file);
}

function loaded(names, found = new Set()) {
  for (const name of names) {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`There is no ${name} in what was built`);
    if (found.has(chunk.file)) continue;
    found.add(chunk.file);
    loaded(chunk.imports ?? [], found);
  }
  return found;
}

let failed = pages.length === 0;
for (const page of pages) {
  const signsIn = BEFORE_SIGN_IN.test(page);
  const parts = [LANGUAGE, page, ...(SHOWN_AT_ONCE[page] ?? []), ...(signsIn ? [] : ['src/app/Frame.tsx'])];
  const files = loaded(parts);
  for (const [, file] of inDocument) files.add(file);
  const scripts = [...files].filter((file) => file.endsWith('.js'));
  const [brotli, gzip] = ['brotli', 'gzip'].map((kind) =>
    scripts.reduce((sum, file) => sum + kilobytes(file)[kind], 0),
  );
  // Browsers take brotli over TLS only, so that on plain http gzip counts.
  const tooMuch = gzip > MOST_KB;
  failed ||= tooMuch;
  const shown = `${brotli.toFixed(0).padStart(4)} kB brotli ${gzip.toFixed(0).padStart(4)} kB gzip`;
  console.log(`${shown} ${String(scripts.length).padStart(3)} files  ${page}${tooMuch ? '  TOO MUCH' : ''}`);
}
if (failed) {
  console.error(`A page may load ${MOST_KB} kB of compressed script at most.`);
  process.exitCode = 1;
}
