import type { FaultRule } from '@/api/types';

type ExampleId = 'busy' | 'outage' | 'cut' | 'fails' | 'hangs' | 'deaf';

/** What goes wrong at real ones, one click away. */
export const EXAMPLES: (FaultRule & { id: ExampleId })[] = [
  {
    id: 'busy',
    match: {},
    probability: 0.3,
    effect: {
      type: 'ANSWER',
      status: 429,
      headers: { 'Retry-After': '1' },
      body: '{"api_version":"3.1","code":429,"state":"ERROR","message_list":[{"message":"Too many requests.","reason":"TOO_MANY_REQUESTS"}]}',
    },
  },
  {
    id: 'outage',
    match: {},
    effect: { type: 'ANSWER', status: 503, contentType: 'text/html', body: '<h1>upstream connect error</h1>' },
  },
  { id: 'cut', match: { method: 'POST' }, times: 1, effect: { type: 'RESET', afterWork: true } },
  {
    id: 'fails',
    match: { task: 'ANY' },
    times: 1,
    effect: { type: 'FAIL_TASK', code: 'INTERNAL_ERROR', detail: 'ErrorCode: 9' },
  },
  { id: 'hangs', match: { task: 'ANY' }, times: 1, effect: { type: 'HOLD_TASK' } },
  { id: 'deaf', match: { task: 'GUEST_OFF' }, effect: { type: 'HOLD_TASK' } },
];
