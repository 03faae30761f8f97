// Fails the build when opening a page loads more script than people on a slow line should wait for.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const MOST_KB = 320;
const WEBROOT = join(import.meta.dirname, 'target/classes/webroot');
const manifest = JSON.parse(readFileSync(join(WEBROOT, '.vite/manifest.json'), 'utf8'));
const entry = Object.keys(manifest).find((name) => manifest[name].isEntry);
const pages = Object.keys(manifest).filter((name) => /^src\/features\/.*Page\.tsx$/.test(name));

const sizes = new Map();
function kilobytes(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(WEBROOT, file))).length / 1024);
  return sizes.get(file);
}

/** What is loaded only after a page is shown counts for no page. */
function loaded(names, found = new Set()) {
  for (const name of names) {
    const chunk = manifest[name];
    if (!chunk || found.has(chunk.file)) continue;
    found.add(chunk.file);
    loaded(chunk.imports ?? [], found);
  }
  return found;
}

let heaviest = 0;
for (const page of pages) {
  const isBeforeSignIn = /session\/(SignIn|SignUp|Setup)/.test(page);
  const parts = [entry, 'src/i18n/en.json', page, ...(isBeforeSignIn ? [] : ['src/app/Frame.tsx'])];
  const total = [...loaded(parts)]
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + kilobytes(file), 0);
  heaviest = Math.max(heaviest, total);
  console.log(`${total.toFixed(0).padStart(4)} kB  ${page}`);
}
if (pages.length === 0 || heaviest > MOST_KB) {
  console.error(
    `A page may load ${MOST_KB} kB of compressed script at most; the heaviest loads ${heaviest.toFixed(0)} kB.`,
  );
  process.exitCode = 1;
}
