import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** What only pages say that come by themselves: records, and what is opened from them. */
const LATE = ['approval', 'files', 'history', 'path', 'print', 'related', 'rich', 'rights', 'share', 'time', 'viewer'];

const NAME = 'virtual:english-';
const english = fileURLToPath(new URL('../src/i18n/en.json', import.meta.url));

/** The English texts come with the first page, so that there is always something to say; those that it does not say come behind it. */
export function lateTexts(): Plugin {
  return {
    name: 'kontor-late-texts',
    resolveId: (id) => (id.startsWith(NAME) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${NAME}`)) {
        return undefined;
      }
      this.addWatchFile(english);
      const texts = Object.entries(JSON.parse(readFileSync(english, 'utf8')) as Record<string, string>);
      return `export default ${JSON.stringify(Object.fromEntries(texts.filter(([key]) => LATE.includes(key.split('.')[0]!) === id.endsWith('late'))))};`;
    },
  };
}
