import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const home = fileURLToPath(new URL('..', import.meta.url));
const core = join(home, 'node_modules/@mantine/core');

/** The other packages of the library, which use its controls too. */
const neighbours = () =>
  readdirSync(join(home, 'node_modules/@mantine'))
    .filter((name) => name !== 'core')
    .map((name) => join(home, 'node_modules/@mantine', name, 'esm'))
    .filter((folder) => existsSync(folder));

const files = (folder: string, ending: RegExp): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(folder, entry.name), ending) : ending.test(entry.name) ? [join(folder, entry.name)] : [],
  );

/** The library's sheet has the styles of all its controls; those of controls that nothing here uses are left out. */
export function usedStyles(): Plugin {
  function unused(): string[] {
    const whole = readFileSync(join(core, 'esm/index.mjs'), 'utf8');
    const places = new Map(
      [...whole.matchAll(/import \{([^}]+)\} from "([^"]+)"/g)].flatMap((match) =>
        match[1]!.split(',').map((each): [string, string] => [each.trim().split(/\s+as\s+/).pop()!, join(core, 'esm', match[2]!)]),
      ),
    );
    const sources = [...files(join(home, 'src'), /\.tsx?$/), ...neighbours().flatMap((folder) => files(folder, /\.mjs$/))];
    const left = sources
      .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/import\s+(?:type\s+)?\{([^}]+)\}\s*from\s*["']@mantine\/core["']/g)])
      .flatMap((match) => match[1]!.split(','))
      .map((each) => places.get(each.trim().replace(/^type\s+/, '').split(/\s+as\s+/)[0]!))
      .filter((place) => place !== undefined);
    const seen = new Set<string>();
    const kept = new Set<string>();
    while (left.length > 0) {
      const file = left.pop()!;
      if (seen.has(file) || !existsSync(file)) {
        continue;
      }
      seen.add(file);
      for (const match of readFileSync(file, 'utf8').matchAll(/from "(\.[^"]+)"/g)) {
        const next = resolve(dirname(file), match[1]!);
        const module = /^(.+)\.module\.mjs$/.exec(basename(next));
        if (module !== null) {
          kept.add(module[1]!);
        } else {
          left.push(next);
        }
      }
    }
    const modules = files(join(core, 'esm/components'), /\.module\.mjs$/).map((file) => basename(file, '.module.mjs'));
    return modules.filter((name) => !kept.has(name)).map((name) => join(core, 'styles', `${name}.css`)).filter((file) => existsSync(file));
  }

  return {
    name: 'kontor-used-styles',
    enforce: 'pre',
    transform(code, id) {
      if (!id.split('?')[0]!.endsWith('@mantine/core/styles.css')) {
        return undefined;
      }
      return unused().reduce((sheet, file) => sheet.replace(readFileSync(file, 'utf8').trim(), ''), code);
    },
  };
}
