// How much of the web client is loaded when, and how much it may be. Sizes are those that are sent, compressed, in thousands of bytes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const PAGE = 'index.html';

/** What is loaded before anything is shown. */
const FIRST = { script: 260, style: 40 };

/** The texts of a language, of which everybody loads one. */
const LANGUAGE = { test: /^src\/i18n\/\w+\.json$/, most: 15 };

/** One letter of the icons, of which those are loaded that something is marked by. */
const ICONS = { test: /^virtual:icon-sets\/\w+$/, most: 60 };

/** What else is loaded for a page or a dialog, with all that may open in it. */
const ROUTE = 80;

/** What is large by what it is made of: how much it brings to the pages that it is loaded in, where it counts as nothing. */
const LARGE = { 'src/charts/Drawing.tsx': 195, 'src/fields/richEdit.tsx': 130, 'src/record/files/PdfView.tsx': 120 };

/** What is loaded for the modules of plugins, once for all of them. */
const KIT = { 'src/plugins/shared.ts': 25 };

/**
 * Measures what a build has made.
 *
 * @param {Record<string, { file: string, imports?: string[], dynamicImports?: string[], isDynamicEntry?: boolean, css?: string[] }>} manifest what imports what
 * @param {(file: string) => number} size how many thousands of bytes are sent for a file
 * @returns {{ lines: string[], grown: string[] }} what is told of it, and a sentence for each that is over its budget
 */
export function measure(manifest, size) {
  const first = closure(manifest, [PAGE], new Set(), () => []);
  const sum = (files) => [...files].reduce((all, file) => all + size(file), 0);
  const filesOf = (keys) => new Set([...keys].map((key) => manifest[key].file));
  const stylesOf = (keys) => new Set([...keys].flatMap((key) => manifest[key].css ?? []));
  const lines = [];
  const grown = [];
  const check = (name, kilobytes, most, files) => {
    if (kilobytes > most) {
      const largest = [...files].map((file) => ({ file, size: size(file) })).sort((one, other) => other.size - one.size);
      grown.push(`${name} has grown to ${kilobytes.toFixed(1)} kB, over its budget of ${most}: ${largest.slice(0, 4).map((each) => `${each.file} ${each.size.toFixed(1)}`).join(', ')}`);
    }
  };

  const [script, style] = [filesOf(first), stylesOf(first)];
  check('The JavaScript of the first page', sum(script), FIRST.script, script);
  check('The CSS of the first page', sum(style), FIRST.style, style);
  lines.push(`First page: ${sum(script).toFixed(0)} kB of JavaScript (at most ${FIRST.script}), ${sum(style).toFixed(0)} kB of CSS (at most ${FIRST.style}), compressed`);

  const all = Object.keys(manifest);
  for (const { test, most } of [LANGUAGE, ICONS]) {
    all.filter((key) => test.test(key)).forEach((key) => check(key, size(manifest[key].file), most, [manifest[key].file]));
  }
  const isOwn = (key) => key in LARGE || LANGUAGE.test.test(key) || ICONS.test.test(key);
  const later = (key) => (manifest[key].dynamicImports ?? []).filter((each) => !isOwn(each));
  const routes = [...new Set([...first].flatMap(later))]
    .map((key) => {
      const keys = closure(manifest, [key], first, later);
      const files = filesOf(keys);
      return { key, keys, files, kilobytes: sum(files) };
    })
    .sort((one, other) => other.kilobytes - one.kilobytes);
  routes.forEach(({ key, files, kilobytes }) => check(key, kilobytes, ROUTE, files));
  lines.push(`  of ${routes.length} pages and dialogs (at most ${ROUTE} kB) the largest: ${routes.slice(0, 3).map(({ key, kilobytes }) => `${key} ${kilobytes.toFixed(0)} kB`).join(', ')}`);

  const usual = new Set([...first, ...routes.flatMap(({ keys }) => [...keys])]);
  for (const [budgets, without] of [[LARGE, usual], [KIT, first]]) {
    for (const [key, most] of Object.entries(budgets)) {
      if (manifest[key]?.isDynamicEntry !== true) {
        grown.push(`${key} has a budget and is not loaded on its own any more`);
        continue;
      }
      const files = filesOf(closure(manifest, [key], without, () => []));
      check(key, sum(files), most, files);
      lines.push(`  ${key}: ${sum(files).toFixed(0)} kB (at most ${most})`);
    }
  }
  return { lines, grown };
}

/** All that comes with these: what they import, and by `later` what they load further on. */
function closure(manifest, keys, without, later) {
  const found = new Set();
  const left = [...keys];
  while (left.length > 0) {
    const key = left.pop();
    if (!found.has(key) && !without.has(key)) {
      found.add(key);
      left.push(...(manifest[key].imports ?? []), ...later(key));
    }
  }
  return found;
}

/** The same for a folder that a build has filled. */
export function measureFolder(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'));
  const known = new Map();
  return measure(manifest, (file) => {
    if (!known.has(file)) {
      known.set(file, gzipSync(readFileSync(join(folder, file)), { level: 9 }).length / 1000);
    }
    return known.get(file);
  });
}
