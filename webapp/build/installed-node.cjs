// Decides which Node the build uses: exits 0 when the installed one stands in for the pinned one, 1 when the pinned one
// is there or can be downloaded. Standing in means wrappers where frontend-maven-plugin expects Node and npm;
// wrappers and never links, because a later real installation would write through a link into the system's Node.
const fs = require('node:fs');
const path = require('node:path');

const [installDirectory, pinnedDirectory, localRepository, pinnedVersion, downloadRoot] = process.argv.slice(2);
const earlierDownload = path.join(localRepository, 'com', 'github', 'eirslett', 'node', pinnedVersion.slice(1));
const windows = process.platform === 'win32';
const nodeName = windows ? 'node.exe' : 'node';

function suits(version) {
  const [major, minor] = version.split('.').map(Number);
  return major >= 24 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
}

function findNpm() {
  const bin = path.dirname(process.execPath);
  const places = [
    path.join(bin, 'node_modules'),
    path.join(bin, '..', 'lib', 'node_modules'),
    '/usr/local/lib/node_modules',
    '/usr/lib/node_modules',
    '/usr/share/nodejs',
  ];
  return places.map((place) => path.join(place, 'npm', 'bin', 'npm-cli.js')).find((file) => fs.existsSync(file));
}

async function downloadable() {
  try {
    return (await fetch(`${downloadRoot}index.json`, { signal: AbortSignal.timeout(5000) })).ok;
  } catch {
    return false;
  }
}

function writeWrappers(npmCli) {
  const node = path.join(installDirectory, 'node');
  const npm = path.join(node, 'node_modules', 'npm', 'bin');
  fs.mkdirSync(npm, { recursive: true });
  if (windows) {
    fs.copyFileSync(process.execPath, path.join(node, nodeName));
  } else {
    fs.writeFileSync(path.join(node, nodeName), `#!/bin/sh\nexec "${process.execPath}" "$@"\n`, { mode: 0o755 });
  }
  fs.writeFileSync(path.join(npm, 'npm-cli.js'), `require(${JSON.stringify(npmCli)})\n`);
}

async function main() {
  const havePinned = fs.existsSync(path.join(pinnedDirectory, 'node', nodeName)) || fs.existsSync(earlierDownload);
  if (havePinned || (await downloadable())) process.exit(1);
  const npmCli = findNpm();
  if (!suits(process.versions.node) || !npmCli) process.exit(1);
  writeWrappers(npmCli);
  console.log(`Node cannot be downloaded here; using the installed Node ${process.versions.node}.`);
}

main();
