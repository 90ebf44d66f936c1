import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const MARK = '\0shared:';
const require = createRequire(import.meta.url);
const home = (path: string) => join(dirname(fileURLToPath(import.meta.url)), '..', path);

/** What modules of plugins name, and where the names of its exports are known from. */
const names: Record<string, () => string[]> = {
  react: () => exportsOf('react/cjs/react.production.js'),
  'react/jsx-runtime': () => exportsOf('react/cjs/react-jsx-runtime.production.js'),
  'react-dom': () => exportsOf('react-dom/cjs/react-dom.production.js'),
  '@kontor/ui-sdk': () => declaredIn('src/sdk/index.ts'),
  '@kontor/ui-kit': () => declaredIn('src/kit/index.ts'),
};

/** A package for Node.js says what it exports when it is run. */
function exportsOf(file: string): string[] {
  return Object.keys(require(home(`node_modules/${file}`)) as object).filter((name) => /^[A-Za-z]\w*$/.test(name) && name !== 'default');
}

function declaredIn(file: string): string[] {
  return [...readFileSync(home(file), 'utf8').matchAll(/^export (?:const|function) (\w+)/gm)].map((match) => match[1]!);
}

/** A module that hands out what the client itself uses, which src/plugins/shared.ts has put there by then. */
export function sharedModule(name: string): string {
  return `const all = globalThis[Symbol.for('kontor.shared')][${JSON.stringify(name)}];\nexport default all.default ?? all;\nexport const { ${names[name]!().join(', ')} } = all;\n`;
}

export const sharedNames = Object.keys(names);

/**
 * Modules of plugins are built without the client and run inside it: an import map says where a few names lead, each to a file of
 * a few lines that hands out what the client has. So there is one React, plugins need none of the tools by which the client
 * is built, and what the client loads first does not depend on what plugins may ask for.
 */
export function sharedModules(): Plugin {
  const files = new Map<string, string>();
  let isServing = false;

  return {
    name: 'kontor-shared-modules',
    configResolved(config) {
      isServing = config.command === 'serve';
    },
    buildStart() {
      if (!isServing) {
        for (const name of sharedNames) {
          const source = sharedModule(name);
          const hash = createHash('sha256').update(source).digest('hex').slice(0, 10);
          const fileName = `assets/shared-${name.replace(/\W+/g, '-').replace(/^-/, '')}-${hash}.js`;
          this.emitFile({ type: 'asset', fileName, source });
          files.set(name, `/${fileName}`);
        }
      }
    },
    resolveId: (id) => (id.startsWith(MARK) ? id : undefined),
    load: (id) => (id.startsWith(MARK) ? sharedModule(id.slice(MARK.length)) : undefined),
    transformIndexHtml: {
      order: 'post',
      handler() {
        const imports = Object.fromEntries(sharedNames.map((name) => [name, files.get(name) ?? `/@id/__x00__shared:${name}`]));
        // a map after the first module script would come too late
        return [{ tag: 'script', attrs: { type: 'importmap' }, children: JSON.stringify({ imports }), injectTo: 'head-prepend' }];
      },
    },
    writeBundle(options) {
      const folder = options.dir!;
      const page = readFileSync(join(folder, 'index.html'), 'utf8');
      const scripts = [...page.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([^]*?)<\/script>/g)].map((match) => match[1]!);
      writeFileSync(join(folder, 'csp-hashes.txt'), scripts.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`).join(' '));
    },
  };
}
