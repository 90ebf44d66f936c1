import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const styles = join(__dirname, '../node_modules/@mantine/core/styles');

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? sources(join(folder, entry.name)) : /\.tsx?$/.test(entry.name) ? [readFileSync(join(folder, entry.name), 'utf8')] : [],
  );

describe('the sheet of the library', () => {
  it('has the styles of every component in use', () => {
    const sheet = readFileSync(join(__dirname, '../src/mantine.css'), 'utf8');
    const there = new Set([...sheet.matchAll(/styles\/(\w[\w-]*)\.css/g)].map((match) => match[1]));
    const all = new Set(readdirSync(styles).map((name) => name.replace(/\.css$/, '')));
    const used = sources(join(__dirname, '../src'))
      .flatMap((code) => [...code.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)])
      .flatMap((match) => match[1]!.split(',').map((name) => name.trim()))
      .filter((name) => all.has(name));
    expect(used.length).toBeGreaterThan(20);
    expect([...new Set(used)].filter((name) => !there.has(name))).toEqual([]);
  });
});
