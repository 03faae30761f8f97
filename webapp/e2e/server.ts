import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const START_TIMEOUT_MS = 90_000;

/**
 * Starts the packaged server with its simulated hypervisors on free ports, with an empty data directory, and stops it in the end.
 * E2E_BASE_URL with E2E_PASSWORD names one that runs already.
 */
export default async function startServer(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.E2E_BASE_URL) return undefined;
  const password = randomBytes(12).toString('hex');
  const { link, stop } = await launch('demo', /^ready (http\S+)/, { ACVM_ADMIN_PASSWORD: password });
  process.env.E2E_BASE_URL = link.replace(/\/$/, '');
  process.env.E2E_PASSWORD = password;
  return stop;
}

/**
 * @param awaited the line after which the server can be used; its first group is the link to it
 * @param dataDirectory of a server that was killed, to start it again
 */
export async function launch(
  command: 'demo' | 'serve',
  awaited: RegExp,
  environment: NodeJS.ProcessEnv = {},
  dataDirectory = mkdtempSync(join(tmpdir(), 'acvm-e2e-')),
) {
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  const jar = join(import.meta.dirname, '..', '..', 'server', 'target', 'acvm.jar');
  const server = spawn(java, ['-jar', jar, command], {
    cwd: dataDirectory,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ACVM_ADMIN_PASSWORD: undefined,
      ACVM_PORT: '0',
      ACVM_MOCK_PRISM_PORT: '0',
      ACVM_DATA_DIR: dataDirectory,
      ...environment,
    },
  });
  /** As a power cut does; its data stay. */
  const kill = async () => {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGKILL');
    await gone;
  };
  const stop = async () => {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    if (server.kill()) await gone;
    rmSync(dataDirectory, { recursive: true, force: true });
  };
  return { link: await linkIn(server, awaited), dataDirectory, kill, stop };
}

function linkIn(server: ChildProcess, awaited: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The server did not get ready in time')), START_TIMEOUT_MS);
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`The server ended with exit code ${code} before it was ready`)));
    if (!server.stdout) throw new Error('The server has no standard output');
    createInterface({ input: server.stdout }).on('line', (line) => {
      const link = awaited.exec(line)?.[1];
      if (!link) return;
      clearTimeout(timer);
      resolve(link);
    });
  });
}
