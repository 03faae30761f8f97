import { withoutSecrets } from '@/api/secrets';
import type { Sent } from '@/api/sent';
import type { Operation } from '@/api/types';

export const SHELLS = ['cli', 'powershell', 'curl'] as const;
export type Shell = (typeof SHELLS)[number];

/** Kinds that their target alone tells everything about. */
const PLAIN: Partial<Record<Operation['kind'], { method: string; path: (id: string) => string; verb: string }>> = {
  START_VM: { method: 'POST', path: (id) => `/api/vms/${id}/start`, verb: 'start' },
  PAUSE_VM: { method: 'POST', path: (id) => `/api/vms/${id}/pause`, verb: 'pause' },
  SUSPEND_VM: { method: 'POST', path: (id) => `/api/vms/${id}/suspend`, verb: 'suspend' },
  RESUME_VM: { method: 'POST', path: (id) => `/api/vms/${id}/resume`, verb: 'resume' },
  DELETE_VM: { method: 'DELETE', path: (id) => `/api/vms/${id}`, verb: 'delete' },
};
const CMDLETS: Partial<Record<Operation['kind'], string>> = {
  START_VM: 'Start-AcvmVM',
  SUSPEND_VM: 'Suspend-AcvmVM',
  RESUME_VM: 'Resume-AcvmVM',
  DELETE_VM: 'Remove-AcvmVM',
};
const HIDDEN = '***';

/** The request behind an operation: as it was sent, or what its kind tells; nothing where neither does. */
export function requestOf({ kind, target }: Pick<Operation, 'kind' | 'target'>, sent: Sent | undefined) {
  if (sent) return sent;
  const plain = PLAIN[kind];
  return plain && { method: plain.method, path: plain.path(encodeURIComponent(target.id)) };
}

/** For a POSIX shell: nothing in single quotes means anything but the quote itself. */
export function quoteSh(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** For PowerShell, which takes the curly quotes for quotes too. */
export function quotePowerShell(text: string): string {
  return `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
}

/** The same as a command; what guests are told in confidence is hidden in it. */
export function commandFor(shell: Shell, operation: Pick<Operation, 'kind' | 'target'>, sent: Sent | undefined) {
  const request = requestOf(operation, sent);
  if (!request) return undefined;
  const { method, path } = request;
  const json =
    'body' in request && request.body !== undefined ? JSON.stringify(withoutSecrets(request.body, HIDDEN)) : undefined;
  const { kind, target } = operation;
  if (shell === 'curl') {
    const body = json === undefined ? '' : ` -H 'Content-Type: application/json' --data-raw ${quoteSh(json)}`;
    return `curl -X ${method} -H "Authorization: Bearer $ACVM_TOKEN"${body} "$ACVM_SERVER"${quoteSh(path)}`;
  }
  const verb = json === undefined ? PLAIN[kind]?.verb : undefined;
  if (shell === 'cli') {
    if (verb) return `acvm vm ${verb}${kind === 'DELETE_VM' ? ' --yes' : ''} ${quoteSh(target.id)}`;
    const input = json === undefined ? '' : `printf %s ${quoteSh(json)} | `;
    return `${input}acvm api ${method} ${quoteSh(path)}${json === undefined ? '' : ' --file -'}`;
  }
  const cmdlet = json === undefined ? CMDLETS[kind] : undefined;
  if (cmdlet) return `${cmdlet} ${quotePowerShell(target.id)}`;
  const body =
    json === undefined
      ? ''
      : ` -ContentType 'application/json; charset=utf-8' -Body ([Text.Encoding]::UTF8.GetBytes(${quotePowerShell(json)}))`;
  return (
    `Invoke-RestMethod -Method ${method} -Uri ("$env:ACVM_SERVER" + ${quotePowerShell(path)})` +
    ` -Headers @{ Authorization = "Bearer $env:ACVM_TOKEN" }${body}`
  );
}
