import { expect, it } from 'vitest';
import { stateOf, withState } from './vm-filter';

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
