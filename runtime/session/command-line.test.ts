import { expect, it } from 'vitest';
import { commandLine } from './command-line';

it('takes assignments before a command for its environment, and only those', () => {
  const words = ['DOCKER_HOST=tcp://h:1', 'HOME=/home/a', 'docker', 'run', 'A=b'];
  const { env, argv } = commandLine('h', words);
  expect(argv).toEqual(['docker', 'run', 'A=b']);
  expect(env).toContain('DOCKER_HOST=tcp://h:1');
  expect(env.filter((one) => one.startsWith('HOME='))).toEqual(['HOME=/home/a']);
  expect(env).toContain('HOSTNAME=h');
});

it('leaves a command without assignments as it is', () => {
  expect(commandLine('h', ['docker', '-e', 'A=b']).argv).toEqual(['docker', '-e', 'A=b']);
  expect(commandLine('h', ['A=b']).argv).toEqual([]);
});
