import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const folder = fileURLToPath(new URL('../node_modules/pdfjs-dist/cmaps/', import.meta.url));
const LIBRARY = '/pdfjs-dist/build/pdf.mjs';
const NAME = 'virtual:pdf-data';

/**
 * PDF files that do not bring their Chinese, Japanese or Korean letters with them name tables by which they are read. These lie beside the
 * client and are asked for one by one; a folder named by what is in them never changes.
 */
export function pdfData(): Plugin {
  const names = readdirSync(folder).filter((name) => name.endsWith('.bcmap'));
  let isServing = false;
  let place = '/node_modules/pdfjs-dist/cmaps/';

  return {
    name: 'kontor-pdf-data',
    configResolved(config) {
      isServing = config.command === 'serve';
    },
    buildStart() {
      if (isServing) {
        return;
      }
      const digest = createHash('sha256');
      const files = names.map((name) => ({ name, source: readFileSync(join(folder, name)) }));
      files.forEach(({ name, source }) => digest.update(name).update(source));
      const to = `assets/cmaps-${digest.digest('hex').slice(0, 10)}`;
      place = `/${to}/`;
      files.forEach(({ name, source }) => this.emitFile({ type: 'asset', fileName: `${to}/${name}`, source }));
    },
    // it hands all that it has to the window as well, by which nothing of it could be left out
    transform: (code, id) => (id.endsWith(LIBRARY) ? { code: code.replace(/^globalThis\.pdfjsLib = \{[^}]*\};$/m, ''), map: null } : undefined),
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: (id) => (id === `\0${NAME}` ? `export const cMapUrl = ${JSON.stringify(place)};` : undefined),
  };
}
