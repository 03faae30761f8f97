import { expect, it } from 'vitest';
import { safeBack } from './safe-back';

it('goes back to where one was on this page, and nowhere else', () => {
  expect(safeBack('/vms?search=web')).toBe('/vms?search=web');
  expect(safeBack(null)).toBe('/');
  for (const elsewhere of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)']) {
    expect(safeBack(elsewhere)).toBe('/');
  }
});
