import { describe, expect, it } from 'vitest';
import { type Manifest, measure } from '../build/budgets.mjs';

const LARGE = ['src/charts/Drawing.tsx', 'src/fields/richEdit.tsx', 'src/record/files/PdfView.tsx', 'src/plugins/shared.ts'];

/** A build with a page, what every build has, and more. */
function built(more: Manifest = {}): Manifest {
  const large = Object.fromEntries(LARGE.map((key): [string, Manifest[string]] => [key, { file: `${key}.js`, isDynamicEntry: true, imports: ['first'] }]));
  return {
    'index.html': { file: 'index.js', imports: ['first'], css: ['index.css'] },
    first: { file: 'first.js', dynamicImports: ['list', ...LARGE, ...Object.keys(more).filter((key) => more[key]!.isDynamicEntry)] },
    list: { file: 'list.js', isDynamicEntry: true, imports: ['first', 'parts'] },
    parts: { file: 'parts.js' },
    ...large,
    ...more,
  };
}

const sized = (sizes: Record<string, number>) => (file: string) => sizes[file] ?? 1;

describe('what is loaded', () => {
  it('is within its budgets', () => {
    expect(measure(built(), sized({ 'first.js': 259, 'index.css': 40, 'list.js': 79 })).grown).toEqual([]);
  });

  it.each([
    ['first.js', 260, /^The JavaScript of the first page has grown to 261.0 kB, over its budget of 260: first.js 260.0, index.js 1.0$/],
    ['index.css', 41, /^The CSS of the first page .* of 40/],
    ['parts.js', 80, /^list has grown to 81.0 kB, over its budget of 80: parts.js 80.0, list.js 1.0$/],
    ['src/fields/richEdit.tsx.js', 131, /^src\/fields\/richEdit.tsx .* of 130/],
    ['src/charts/Drawing.tsx.js', 196, /of 195/],
    ['src/record/files/PdfView.tsx.js', 121, /of 120/],
    ['src/plugins/shared.ts.js', 26, /of 25/],
  ])('is told by its name where it has grown: %s', (file, size, told) => {
    const { grown } = measure(built(), sized({ [file]: size }));
    expect(grown).toHaveLength(1);
    expect(grown[0]).toMatch(told);
  });

  it('counts with a page what may open in it, however deep, each file once', () => {
    const more: Manifest = {
      record: { file: 'record.js', isDynamicEntry: true, imports: ['parts'], dynamicImports: ['dialog'] },
      dialog: { file: 'dialog.js', imports: ['parts'], dynamicImports: ['deep', 'record'] },
      deep: { file: 'deep.js' },
    };
    expect(measure(built(more), sized({ 'dialog.js': 39, 'deep.js': 39 })).grown).toEqual([]);
    expect(measure(built(more), sized({ 'dialog.js': 39, 'deep.js': 40 })).grown).toEqual(['record has grown to 81.0 kB, over its budget of 80: deep.js 40.0, dialog.js 39.0, record.js 1.0, parts.js 1.0']);
  });

  it('counts what is large once, and not with the pages that it is loaded in', () => {
    const more: Manifest = { chart: { file: 'chart.js', isDynamicEntry: true, dynamicImports: ['src/charts/Drawing.tsx'] } };
    expect(measure(built(more), sized({ 'src/charts/Drawing.tsx.js': 194, 'chart.js': 80 })).grown).toEqual([]);
  });

  it('counts with what is large nothing that pages have anyway', () => {
    const more: Manifest = { 'src/fields/richEdit.tsx': { file: 'rich.js', isDynamicEntry: true, imports: ['parts', 'own'] }, own: { file: 'own.js' } };
    expect(measure(built(more), sized({ 'rich.js': 129, 'parts.js': 50 })).grown).toEqual([]);
    expect(measure(built(more), sized({ 'rich.js': 129, 'own.js': 2 })).grown[0]).toMatch(/^src\/fields\/richEdit.tsx has grown to 131.0 kB/);
  });

  it('holds each language and each set of icons to its own', () => {
    const more: Manifest = { 'src/i18n/de.json': { file: 'de.js', isDynamicEntry: true }, 'virtual:icon-sets/b': { file: 'b.js', isDynamicEntry: true } };
    expect(measure(built(more), sized({ 'de.js': 15, 'b.js': 60 })).grown).toEqual([]);
    expect(measure(built(more), sized({ 'de.js': 16, 'b.js': 61 })).grown).toHaveLength(2);
  });

  it('misses what has a budget and came to be part of something else', () => {
    const all = built();
    delete all['src/charts/Drawing.tsx'];
    all.first!.dynamicImports = ['list'];
    expect(measure(all, sized({})).grown).toEqual(['src/charts/Drawing.tsx has a budget and is not loaded on its own any more']);
  });
});
