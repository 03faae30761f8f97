import { expect, it } from 'vitest';
import { cellsOf, ending, plus } from './addresses';

it('counts on across the borders of numbers', () => {
  expect(plus('192.168.1.250', 10)).toBe('192.168.2.4');
  expect(plus('2001:db8::fffe', 3)).toBe('2001:db8::1:1');
});

it('shows each address of a short stretch and one cell for a long one', () => {
  const cells = cellsOf([
    { start: '10.0.0.1', end: '10.0.0.3', count: 3, state: 'FREE' },
    { start: '10.0.0.4', end: '10.0.255.255', count: 65_532, state: 'FREE' },
  ]);
  expect(cells.map(({ from, count }) => [from, count])).toEqual([
    ['10.0.0.1', 1],
    ['10.0.0.2', 1],
    ['10.0.0.3', 1],
    ['10.0.0.4', 65_532],
  ]);
});

it('names an address by its end', () => {
  expect(ending('10.0.0.17')).toBe('.17');
  expect(ending('2001:db8::2a')).toBe(':2a');
});
