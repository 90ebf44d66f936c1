import { join } from 'node:path';
import { expect, test } from 'vitest';
import { licenceOf, written } from '../build/licences.ts';

test('a library is named with its version, its licence and the copyright that its author wants to be read', () => {
  const react = licenceOf(join(__dirname, '../node_modules/react'));
  expect(react).toMatchObject({ name: 'react', licence: 'MIT' });
  expect(react.version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(react.text).toContain('Copyright');
});

test('a text that several have stands once, behind all of their names', () => {
  const text = written([
    { name: 'one', version: '1.0.0', licence: 'MIT', text: 'Copyright somebody' },
    { name: 'two', version: '2.0.0', licence: 'ISC', text: 'Copyright somebody else' },
    { name: 'three', version: '3.0.0', licence: 'MIT', text: 'Copyright somebody' },
  ]);
  expect(text).toContain('one 1.0.0 (MIT)\nthree 3.0.0 (MIT)\n\nCopyright somebody\n');
  expect(text.match(/Copyright somebody\n/g)).toHaveLength(1);
  expect(text).toContain('two 2.0.0 (ISC)\n\nCopyright somebody else\n');
});
