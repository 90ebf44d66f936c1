import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const BARREL = '@mantine/core/esm/index.mjs';
const barrel = fileURLToPath(new URL(`../node_modules/${BARREL}`, import.meta.url));

/**
 * What the first page needs comes as one file: divided by who else needs it, which is how a bundler divides, it would be twenty
 * files and a tenth larger. Everything else stays in files of its own.
 */
export function firstPage(begin: string): Plugin {
  const first = new Set<string>();
  let files: Map<string, string> | undefined;

  /** Which file each name of the library of controls comes from: naming one must not bring all. */
  function fileOf(name: string): string | undefined {
    files ??= new Map(
      [...readFileSync(barrel, 'utf8').matchAll(/import \{([^}]+)\} from "([^"]+)"/g)].flatMap((match) =>
        match[1]!.split(',').map((each): [string, string] => [each.trim().split(/\s+as\s+/).pop()!, fileURLToPath(new URL(match[2]!, `file://${barrel}`))]),
      ),
    );
    return files.get(name);
  }

  return {
    name: 'kontor-first-page',
    apply: 'build',
    buildEnd() {
      first.clear();
      const left = [...this.getModuleIds()].filter((id) => id.endsWith(begin));
      while (left.length > 0) {
        const id = left.pop()!;
        if (first.has(id) || id.endsWith('.css')) {
          continue;
        }
        first.add(id);
        const info = this.getModuleInfo(id);
        for (const next of info?.importedIds ?? []) {
          if (!next.endsWith(BARREL)) {
            left.push(next);
            continue;
          }
          for (const match of (info?.code ?? '').matchAll(/import\s*\{([^}]+)\}\s*from\s*["']@mantine\/core["']/g)) {
            left.push(...match[1]!.split(',').map((each) => fileOf(each.trim().split(/\s+as\s+/)[0]!)).filter((file) => file !== undefined));
          }
        }
      }
    },
    config: () => ({
      build: { rolldownOptions: { output: { codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: 'first', test: (id: string) => first.has(id) }] } } } },
    }),
  };
}
