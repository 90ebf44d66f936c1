import { describe, expect, it } from 'vitest';
import { declarations } from '../build/declarations.mjs';
import { sharedModule, sharedNames } from '../build/sharedModules';
import { shared } from '../src/plugins/shared';

describe('what plugins are promised', () => {
  it('is what it was, unless somebody means to change it (npx vitest run -u)', async () => {
    const told = Object.entries(declarations()).flatMap(([name, files]) => Object.entries(files).map(([file, text]) => `=== @kontor/${name}/${file}\n${text}`));
    await expect(told.join('\n')).toMatchFileSnapshot('sdk.d.ts.txt');
  }, 180_000);

  it.each(sharedNames)('%s hands out all that it has', async (name) => {
    const all = shared[name as keyof typeof shared] as Record<string, unknown>;
    const given = /export const \{ ([^}]*) \}/.exec(sharedModule(name))![1]!.split(', ');
    const there = Object.keys(all).filter((each) => each !== 'default' && each !== 'module.exports' && /^[A-Za-z]\w*$/.test(each));
    // what React has for development alone is no part of it
    expect(given.filter((each) => !(each in all))).toEqual([]);
    if (name.startsWith('@kontor/')) {
      expect(given.sort()).toEqual(there.sort());
    }
  });
});
