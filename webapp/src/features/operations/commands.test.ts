import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { Operation } from '@/api/types';
import { commandFor, quotePowerShell, quoteSh } from './commands';

const HOSTILE = [
  `it's`,
  `'; rm -rf / #`,
  '$(reboot)`id`',
  '"$HOME" \\ \\\'',
  'a\nb',
  '-rf',
  '’; Stop-Computer ‘',
  '%PATH% !x! ^&|<>',
  '',
  "'''",
];

const operation = (kind: Operation['kind'], id = 'v1'): Pick<Operation, 'kind' | 'target'> => ({
  kind,
  target: { type: 'VM', id, name: 'web' },
});

/** What PowerShell makes of a literal in single quotes, by the rules of its language. */
function readPowerShell(literal: string): string {
  const quote = /['\u2018-\u201b]/;
  expect(literal[0]).toBe("'");
  let text = '';
  for (let at = 1; at < literal.length - 1; at++) {
    const char = literal[at] ?? '';
    if (quote.test(char)) {
      expect(literal[++at], 'a quote that ends the literal early').toMatch(quote);
      expect(at).toBeLessThan(literal.length - 1);
    }
    text += char;
  }
  return text;
}

describe('a copied command', () => {
  it.skipIf(process.platform === 'win32').each(HOSTILE)('hands %j to a shell as one word, unchanged', (name) => {
    expect(execFileSync('sh', ['-c', `printf %s ${quoteSh(name)}`], { encoding: 'utf8' })).toBe(name);
  });

  it.each(HOSTILE)('hands %j to PowerShell unchanged', (name) => {
    expect(readPowerShell(quotePowerShell(name))).toBe(name);
  });

  it.skipIf(process.platform === 'win32').each(HOSTILE)('carries %j in the body that it sends', (name) => {
    const sent = { method: 'POST', path: '/api/vms', body: { name } };
    const cli = commandFor('cli', operation('CREATE_VM'), sent) ?? '';
    const piped = execFileSync('sh', ['-c', cli.replace(/ \| acvm api POST \/api\/vms --file -$/, '')], {
      encoding: 'utf8',
    });
    expect(JSON.parse(piped)).toEqual({ name });
    const curl = commandFor('curl', operation('CREATE_VM'), sent) ?? '';
    const echoed = execFileSync('sh', ['-c', curl.replace(/^curl /, 'printf "%s\\0" ')], {
      encoding: 'utf8',
      env: { ACVM_TOKEN: 't o k', ACVM_SERVER: 'http://localhost:5000' },
    }).split('\0');
    expect(echoed).toContain('Authorization: Bearer t o k');
    expect(echoed).toContain(JSON.stringify({ name }));
    expect(echoed).toContain('http://localhost:5000/api/vms');
  });

  it('says the same in the words of each tool where it has some', () => {
    expect(commandFor('cli', operation('START_VM'), undefined)).toBe('acvm vm start v1');
    expect(commandFor('powershell', operation('START_VM'), undefined)).toBe("Start-AcvmVM 'v1'");
    expect(commandFor('curl', operation('DELETE_VM'), undefined)).toBe(
      'curl -X DELETE -H "Authorization: Bearer $ACVM_TOKEN" "$ACVM_SERVER"/api/vms/v1',
    );
  });

  it('exists only where it is known what was asked for', () => {
    expect(commandFor('curl', operation('CREATE_VM'), undefined)).toBeUndefined();
    expect(commandFor('cli', operation('STOP_VM'), undefined)).toBeUndefined();
    expect(
      commandFor('cli', operation('STOP_VM'), { method: 'POST', path: '/api/vms/v1/stop', body: { mode: 'HARD' } }),
    ).toBe(`printf %s '{"mode":"HARD"}' | acvm api POST /api/vms/v1/stop --file -`);
  });

  it('hides what the guest is told in secret', () => {
    const body = {
      name: 'w',
      guest: { username: 'u', password: 'geheim', unattendXml: '<geheim/>', userData: 'geheim' },
    };
    for (const shell of ['cli', 'powershell', 'curl'] as const) {
      const command = commandFor(shell, operation('CREATE_VM'), { method: 'POST', path: '/api/vms', body });
      expect(command).toContain('***');
      expect(command).not.toContain('geheim');
    }
  });
});
