import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** A library that is part of the client, and what its author wants to be read with it. */
export interface Licence {
  name: string;
  version: string;
  licence: string;
  text: string;
}

/** The package that a module's file belongs to, as a folder; none where it is our own. */
function folderOf(id: string): string | undefined {
  const at = id.lastIndexOf('node_modules/');
  if (at < 0) {
    return undefined;
  }
  const start = at + 'node_modules/'.length;
  const [scope, name] = id.slice(start).split('/');
  return id.slice(0, start) + (scope!.startsWith('@') ? `${scope}/${name}` : scope!);
}

/** What a package says of itself. Authors who put no file beside it are named by what its description has. */
export function licenceOf(folder: string): Licence {
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string | { name?: string; type?: string }>;
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(licen[cs]e|copying|notice)/i.test(entry.name))
    .map((entry) => entry.name);
  const author = typeof about.author === 'object' ? about.author.name : about.author;
  return {
    name: String(about.name),
    version: String(about.version),
    licence: typeof about.license === 'object' ? (about.license.type ?? '') : String(about.license ?? ''),
    text: files.length > 0 ? files.map((name) => readFileSync(join(folder, name), 'utf8').trim()).join('\n\n') : author === undefined ? '' : `Copyright ${author}`,
  };
}

/** One text of all of them: equal texts once, behind the names that they hold for. */
export function written(licences: Licence[]): string {
  const texts = new Map<string, string[]>();
  for (const each of licences) {
    const names = texts.get(each.text) ?? [];
    names.push(`${each.name} ${each.version} (${each.licence})`);
    texts.set(each.text, names);
  }
  const parts = [...texts].map(([text, names]) => `${names.join('\n')}\n\n${text}`);
  return `The web client contains these libraries.\n\n${parts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/** Writes the licences of all that is in the client into a file beside it, as they ask for. */
export function licences(): Plugin {
  let root = '';

  return {
    name: 'kontor-licences',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    generateBundle() {
      const named = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string> }).dependencies;
      const folders = new Set(Object.keys(named).map((name) => join(root, 'node_modules', name)));
      for (const id of this.getModuleIds()) {
        const folder = folderOf(id.replace(/^\0/, ''));
        if (folder !== undefined && existsSync(join(folder, 'package.json'))) {
          folders.add(folder);
        }
      }
      const all = [...folders].map(licenceOf).sort((one, other) => (one.name < other.name ? -1 : 1));
      const silent = all.filter((each) => each.licence === '');
      if (silent.length > 0) {
        this.error(`No licence is known of ${silent.map((each) => each.name).join(', ')}: nothing without one may be in the client.`);
      }
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: written(all) });
    },
  };
}
