import { describe, expect, it } from 'vitest';
import { alongWith, expandNames, isOneEach } from './names';

describe('a pattern of names', () => {
  it('counts with as many digits as its first number', () => {
    expect(expandNames('web-{08..11}.lab')).toEqual(['web-08.lab', 'web-09.lab', 'web-10.lab', 'web-11.lab']);
    expect(expandNames('{9..10}')).toEqual(['9', '10']);
  });

  it('is one name where it holds no range', () => {
    expect(expandNames(' web-01 ')).toEqual(['web-01']);
    expect(expandNames('a{n}$&')).toEqual(['a{n}$&']);
  });

  it('is refused when it runs backwards or makes more than fifty', () => {
    expect(expandNames('w{5..1}')).toBeUndefined();
    expect(expandNames('w{1..51}')).toBeUndefined();
    expect(expandNames('w{1..50}')).toHaveLength(50);
    expect(expandNames('w{0..999999}')).toBeUndefined();
  });

  it('gives a host name along with each name', () => {
    expect(alongWith('host{1..2}', 1)).toBe('host2');
    expect(alongWith('same', 1)).toBe('same');
    expect(isOneEach('same', 2)).toBe(false);
    expect(isOneEach('host{1..2}', 2)).toBe(true);
  });
});
