import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const NAME = 'virtual:icon-sets';
const SET = `${NAME}/`;

/**
 * Plugins name any icon of the Tabler set, and nobody waits for five thousand: they lie in files by their first letter, of which
 * one is fetched when an icon is shown that the client does not use itself. An icon is the list of its shapes.
 */
export function iconSets(): Plugin {
  const folder = fileURLToPath(new URL('../node_modules/@tabler/icons-react/dist/esm/icons/', import.meta.url));
  let sets: Map<string, Record<string, unknown>> | undefined;

  function read(): Map<string, Record<string, unknown>> {
    const all = new Map<string, Record<string, unknown>>();
    for (const file of readdirSync(folder).sort()) {
      const text = file.endsWith('.mjs') ? readFileSync(folder + file, 'utf8') : '';
      const found = /__iconNode = (\[.*\]);\nconst \w+ = createReactComponent\("outline", "([^"]+)"/.exec(text);
      if (found !== null) {
        const [, shapes, name] = found as unknown as [string, string, string];
        const letter = name[0]!;
        const set = all.get(letter) ?? {};
        set[name] = (JSON.parse(shapes) as [string, Record<string, string>][]).map(([tag, { key: _key, ...attributes }]) => [tag, attributes]);
        all.set(letter, set);
      }
    }
    return all;
  }

  return {
    name: 'kontor-icon-sets',
    resolveId: (id) => (id === NAME || id.startsWith(SET) ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${NAME}`) {
        sets ??= read();
        const lines = [...sets.keys()].map((letter) => `  ${JSON.stringify(letter)}: () => import(${JSON.stringify(SET + letter)}),`);
        return `export default {\n${lines.join('\n')}\n};`;
      }
      if (id.startsWith(`\0${SET}`)) {
        sets ??= read();
        return `export default ${JSON.stringify(sets.get(id.slice(SET.length + 1)) ?? {})};`;
      }
      return undefined;
    },
  };
}
