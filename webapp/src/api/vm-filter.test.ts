import { expect, it } from 'vitest';
import { stateOf, vmsAt, withState } from './vm-filter';

it('knows the state that a filter asks for', () => {
  expect(stateOf('web state:running -tag:lab')).toBe('RUNNING');
  expect(stateOf('state:running,stopped')).toBeNull();
  expect(stateOf('-state:running')).toBeNull();
  expect(stateOf('web')).toBeNull();
});

it('changes the state and nothing else', () => {
  expect(withState('web -tag:lab', 'RUNNING')).toBe('state:running web -tag:lab');
  expect(withState('web state:running -tag:lab', 'STOPPED')).toBe('state:stopped web -tag:lab');
  expect(withState('state:running', null)).toBe('');
});

it('asks for a cluster by its whole name, whatever is in it', () => {
  expect(vmsAt('nutanix')).toBe('/vms?provider=nutanix');
  expect(vmsAt('nutanix', 'Prod-1')).toBe('/vms?provider=nutanix&filter=cluster%3AProd-1');
  expect(vmsAt('n', 'Prod-1', 'RUNNING', 'PAUSED')).toBe(
    '/vms?provider=n&filter=state%3Arunning%2Cpaused+cluster%3AProd-1',
  );
  const filter = new URLSearchParams(vmsAt('n', 'a "b", c').split('?')[1]).get('filter');
  expect(filter).toBe(String.raw`cluster:"a \"b\", c"`);
});
