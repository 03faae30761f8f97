import ipaddr from 'ipaddr.js';
import type { IpStretch } from '@/api/types';

/** A stretch with more addresses than this is one cell, so that a /16 and an IPv6 network have a map too. */
const MOST_SINGLE = 512;

/** One cell of the map: an address, or many neighbours of the same state. */
export type Cell = { key: string; from: string; to: string; count: number; stretch: IpStretch };

export function cellsOf(stretches: IpStretch[]): Cell[] {
  return stretches.flatMap((stretch) =>
    stretch.count > MOST_SINGLE
      ? [{ key: stretch.start, from: stretch.start, to: stretch.end, count: stretch.count, stretch }]
      : Array.from({ length: stretch.count }, (_, offset) => {
          const address = plus(stretch.start, offset);
          return { key: address, from: address, to: address, count: 1, stretch };
        }),
  );
}

/** The address so many places after another, written as the server writes it. */
export function plus(address: string, offset: number): string {
  const bytes = ipaddr.parse(address).toByteArray();
  let carry = offset;
  for (let index = bytes.length - 1; index >= 0 && carry > 0; index--) {
    const sum = (bytes[index] ?? 0) + carry;
    bytes[index] = sum % 256;
    carry = Math.floor(sum / 256);
  }
  return ipaddr.fromByteArray(bytes).toString();
}

/** What tells neighbours apart: the last number, or for IPv6 the last group. */
export function ending(address: string): string {
  return address.includes(':') ? `:${address.split(':').at(-1)}` : `.${address.split('.').at(-1)}`;
}
