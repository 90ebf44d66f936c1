import { afterEach, describe, expect, it, vi } from 'vitest';
import { setCsrf } from '../src/api/client';
import type { EntityMeta, FieldMeta } from '../src/meta/types';
import type { Planned } from '../src/pages/imports/check';
import { calledBy, fillable, keysOf, matched, type Mapping, proposed, readingOf, remember } from '../src/pages/imports/columns';
import type { Named } from '../src/pages/imports/lookups';
import { guarded, refusedFile } from '../src/pages/imports/refused';
import { backOf, type Done, Run, type State } from '../src/pages/imports/run';
import { decoded, delimiterOf, encodingOf, hasHeads, letters, pasted, rowsOf, sourceOf, tableOf } from '../src/pages/imports/source';
import { filledOf, type Names, read } from '../src/pages/imports/values';

const field = (name: string, type: string, more: Partial<FieldMeta> = {}) =>
  ({ name, label: name, type, system: false, read: true, update: true, create: true, operators: [], required: false, unique: false, ...more }) as FieldMeta;

const text = (name: string, more: Partial<FieldMeta> = {}) => field(name, 'text', { operators: ['is', 'in', 'contains'], ...more });

const meta = {
  name: 'shop.thing',
  label: 'Thing',
  plural: 'Things',
  title: ['name'],
  may: { create: ['all'], update: ['all'] },
  fields: [
    text('name', { label: 'Name', required: true }),
    text('code', { label: 'Code', unique: true }),
    field('amount', 'money', { label: 'Amount' }),
    field('count', 'integer', { label: 'Count' }),
    field('from', 'date', { label: 'From day' }),
    field('at', 'moment', { label: 'At' }),
    field('open', 'yes_no', { label: 'Open' }),
    field('kinds', 'choices', { label: 'Kinds', options: [{ name: 'big', label: 'Veliké', active: true }, { name: 'red', label: 'Červené, rudé', active: true }] }),
    field('owner', 'reference', { label: 'Owner', targets: ['system.user'] }),
    field('land', 'country', { label: 'Land' }),
    field('parts', 'parts', { label: 'Parts' }),
    text('made_by', { label: 'Made by', system: true }),
    text('state', { label: 'State', moved: true }),
    text('secret', { label: 'Secret', create: false }),
  ],
} as unknown as EntityMeta;

const bytes = (...codes: number[]) => new Uint8Array(codes);

describe('a file of text', () => {
  it('says its encoding by its mark or its bytes, else that of the language is proposed', () => {
    expect(encodingOf(bytes(0xff, 0xfe, 0x61, 0), 'en')).toEqual({ encoding: 'utf-16le', isSure: true });
    expect(encodingOf(bytes(0xfe, 0xff, 0, 0x61), 'en')).toEqual({ encoding: 'utf-16be', isSure: true });
    expect(encodingOf(bytes(0x61, 0, 0x62, 0), 'en')).toEqual({ encoding: 'utf-16le', isSure: true });
    expect(encodingOf(new TextEncoder().encode('Žluťoučký'), 'en')).toEqual({ encoding: 'utf-8', isSure: true });
    // "Žluť" in windows-1250
    expect(encodingOf(bytes(0x8e, 0x6c, 0x75, 0x9d), 'cs')).toEqual({ encoding: 'windows-1250', isSure: false });
    expect(decoded(bytes(0x8e, 0x6c, 0x75, 0x9d), 'windows-1250')).toBe('Žluť');
    expect(encodingOf(bytes(0x8e, 0x6c), 'de').encoding).toBe('windows-1252');
    expect(decoded(bytes(0xef, 0xbb, 0xbf, 0x61), 'utf-8')).toBe('a');
  });

  it.each([
    ['a;b;c\n1,5;2;3', ';'],
    ['a,b\n"1;2;3",4', ','],
    ['a\tb\n1,2\t3', '\t'],
    ['a|b\n1|2', '|'],
    ['sep=;\na,b;c', ';'],
    ['one', ','],
  ])('%j is parted by %j', (given, delimiter) => expect(delimiterOf(given)).toBe(delimiter));

  it('keeps quotes, ends of lines in cells and the number of each row', async () => {
    const rows = await rowsOf('Name,Note\n"Novák ""Pepa""","two\nlines"\n\n\'+420 1,\'=SUM(A1)\n,\n', ',');
    expect(rows).toEqual([['Name', 'Note'], ['Novák "Pepa"', 'two\nlines'], ['', ''], ['+420 1', '=SUM(A1)']]);
    const table = tableOf(rows, true);
    expect(table.heads).toEqual(['Name', 'Note']);
    expect(table.lines.map((line) => line.number)).toEqual([2, 4]);
  });

  it('takes in twenty thousand rows, and says how many there are more', () => {
    const table = tableOf([['Name'], ...Array.from({ length: 20_003 }, (_each, index) => [`n${index}`])], true);
    expect([table.lines.length, table.more]).toEqual([20_000, 3]);
  });

  it.each([
    [[['Name', 'City'], ['Granit', 'Brno']], true],
    [[['Granit', '1 200'], ['Bor', '3']], false],
    [[['anna@example.com', 'Anna'], ['b@example.com', 'Bob']], false],
    [[['Brno', 'open'], ['Praha', 'open']], false],
  ])('%j has heads: %s', (rows, has) => expect(hasHeads(rows)).toBe(has));

  it('that is pasted is read as one that was chosen', async () => {
    const source = pasted('a\tb\n1\t2', 'pasted');
    expect(await rowsOf(decoded(source.bytes, 'utf-8'), '\t')).toEqual([['a', 'b'], ['1', '2']]);
  });

  it('that is none is refused in words', async () => {
    await expect(sourceOf(new File([bytes(0xd0, 0xcf, 0x11)], 'old.xls'))).rejects.toThrow('import.old_book');
    await expect(sourceOf(new File([], 'empty.csv'))).rejects.toThrow('import.nothing_in_it');
    await expect(sourceOf(new File([bytes(0x50, 0x4b, 3, 4)], 'broken.xlsx'))).rejects.toThrow('import.not_read');
  });

  it('without heads has letters, as spreadsheets do', () => expect([0, 25, 26, 701, 702].map(letters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']));
});

describe('columns', () => {
  const czech = { ...meta, fields: meta.fields.map((each) => (each.name === 'from' ? { ...each, label: 'Od kterého dne' } : each)) };

  it('find their fields by name and by labels in any language, without marks and capitals, each once', () => {
    const names = calledBy([meta, czech]);
    expect(matched(['NAME', 'od ktereho dne', 'amount', 'Name', 'something', 'Parts', 'Secret'], names)).toEqual(['name', 'from', 'amount', undefined, undefined, undefined, undefined]);
  });

  it('fill what the user may write and texts stand for', () => {
    expect(fillable(meta).map((each) => each.name)).toEqual(['name', 'code', 'amount', 'count', 'from', 'at', 'open', 'kinds', 'owner', 'land']);
  });

  it('know records by what is unique first', () => expect(keysOf(meta).map((each) => each.name)).toEqual(['code', 'name', 'made_by', 'state', 'secret']));

  it.each([
    [['1 234,50', '12'], 'comma'],
    [['1,234.50'], 'point'],
    [['1.234.567'], 'comma'],
    [['12.5'], 'point'],
    [['1200'], 'comma'],
  ])('%j have a %s before decimals where people write Czech', (cells, decimals) => {
    expect(readingOf(tableOf(cells.map((cell) => [cell]), false), 0, 'cs').decimals).toBe(decimals);
  });

  it.each([
    [['13/1/2027'], 'en', 'day'],
    [['1/13/2027'], 'de', 'month'],
    [['1/8/2027'], 'en', 'month'],
    [['1/8/2027'], 'cs', 'day'],
  ])('%j in %s begin with the %s', (cells, locale, order) => expect(readingOf(tableOf([cells], false), 0, locale).order).toBe(order));

  it('are as they were chosen last time for the same heads', () => {
    const table = tableOf([['Název', 'Code'], ['a', 'b']], true);
    const first = proposed(meta, table, calledBy([meta]), 'cs', 'CZK');
    expect(first.columns.map((column) => column.field)).toEqual([undefined, 'code']);
    remember(meta, table.heads, { ...first, columns: [{ ...first.columns[0]!, field: 'name' }, first.columns[1]!], existing: 'skip', key: 'code' });
    expect(proposed(meta, table, calledBy([meta]), 'cs', 'CZK')).toMatchObject({ columns: [{ field: 'name' }, { field: 'code' }], existing: 'skip', key: 'code' });
    expect(proposed(meta, tableOf([['Other', 'Code'], ['a', 'b']], true), calledBy([meta]), 'cs', 'CZK').existing).toBe('make');
  });
});

const mappingOf = (...names: (string | undefined)[]): Mapping => ({ columns: names.map((name) => ({ field: name, decimals: 'comma', order: 'day', currency: 'CZK' })), everywhere: { count: 7 }, existing: 'make' });

const values = (mapping: Mapping, cells: string[], names: Names = new Map()) => read({ number: 2, cells }, filledOf(meta, mapping), mapping, names, 'cs', 'Europe/Prague');

describe('cells', () => {
  it('stand for values as people write them', () => {
    const mapping = mappingOf('name', 'amount', 'from', 'at', 'open', 'kinds');
    expect(values(mapping, ['Bor', '1 234,50', '8. 1. 2027', '08.01.2027 14:05', 'ano', 'VELIKE; červené, rudé']).misfits).toEqual([{ column: 5, field: 'kinds', reason: { key: 'import.not_understood', text: 'VELIKE; červené, rudé' } }]);
    expect(values(mapping, ['Bor', '1 234,50', '8. 1. 2027', '08.01.2027 14:05', 'ano', 'červené, rudé']).values).toEqual({ count: 7, name: 'Bor', amount: { amount: '1234.50', currency: 'CZK' }, from: '2027-01-08', at: '2027-01-08T13:05:00.000Z', open: true, kinds: ['red'] });
    expect(values(mapping, ['', '12 EUR', '1/8/2027', '2027-01-08T14:05:00+01:00', '', 'big']).values).toEqual({ count: 7, amount: { amount: '12', currency: 'EUR' }, from: '2027-08-01', at: '2027-01-08T13:05:00.000Z', kinds: ['big'] });
  });

  it('name countries in the language of whoever imports', () => {
    expect(values(mappingOf('land'), ['Německo']).values.land).toBe('DE');
    expect(values(mappingOf('land'), ['cz']).values.land).toBe('CZ');
    expect(values(mappingOf('land'), ['Nikde']).misfits).toHaveLength(1);
  });

  it('say what all are given unless they say otherwise', () => {
    expect(values(mappingOf('count'), ['3']).values).toEqual({ count: 3 });
    expect(values(mappingOf('count'), ['']).values).toEqual({ count: 7 });
    expect(values(mappingOf('count'), ['many']).misfits).toEqual([{ column: 0, field: 'count', reason: { key: 'import.not_understood', text: 'many' } }]);
  });

  it('name records that are one and no other', () => {
    const names: Names = new Map([['system.user', new Map<string, Named>([['Anna', { entity: 'system.user', id: 'u1' }], ['Novák', 'several'], ['Nobody', 'none']])]]);
    expect(values(mappingOf('owner'), ['Anna'], names).values.owner).toBe('u1');
    expect(values(mappingOf('owner'), ['Novák'], names).misfits[0]!.reason).toEqual({ key: 'import.several', text: 'Novák' });
    expect(values(mappingOf('owner'), ['Nobody'], names).misfits[0]!.reason).toEqual({ key: 'import.not_found', text: 'Nobody' });
  });
});

describe('refused rows', () => {
  it.each([['=1+1', "'=1+1"], ['+420 1', "'+420 1"], ['@x', "'@x"], ['-5', '-5'], ['-5,20', '-5,20'], ['-1+2', "'-1+2"], ['plain', 'plain']])('%s is written as %s', (cell, written) => expect(guarded(cell)).toBe(written));

  it('come back as they were when they are imported again', async () => {
    const file = refusedFile(['Name', 'Note'], [{ cells: ['=A1', 'a "b"; c'], reason: 'Must not be empty' }], 'Reason', ';');
    const rows = await rowsOf(decoded(new TextEncoder().encode(file), 'utf-8'), ';');
    expect(rows).toEqual([['Name', 'Note', 'Reason'], ['=A1', 'a "b"; c', 'Must not be empty']]);
  });
});

const planned = (number: number, more: Partial<Planned> = {}): Planned => ({ line: { number, cells: [`n${number}`] }, kind: 'make', values: { name: `n${number}` }, misfits: [], ...more });

/** A server that refuses rows of these names, and whose answers get lost when it is told so. */
function serverOf(refuses: string[]) {
  const there = { written: [] as string[], keys: new Map<string, string>(), lost: 0, deaf: 0 };
  vi.stubGlobal('fetch', async (_address: string, { body, headers }: { body: string; headers: Record<string, string> }) => {
    const key = headers['Idempotency-Key']!;
    const rows = body.trim().split('\n').map((line) => (JSON.parse(line) as { name: string }).name);
    if (there.deaf > 0) {
      there.deaf--;
      return new Response('{"code":"UNAVAILABLE"}', { status: 503, headers: { 'Content-Type': 'application/problem+json' } });
    }
    if (!there.keys.has(key)) {
      const wrong = rows.flatMap((name, index) => (refuses.includes(name) ? [{ field: rows.length === 1 ? 'name' : `[${index}].name`, reason: 'does not fit' }] : []));
      if (wrong.length > 0) {
        return new Response(JSON.stringify({ code: 'INVALID', errors: wrong }), { status: 422, headers: { 'Content-Type': 'application/problem+json' } });
      }
      there.written.push(...rows);
      there.keys.set(key, rows.map((name, index) => JSON.stringify({ line: index + 1, status: 201, id: name, version: 1 })).join('\n'));
    }
    if (there.lost > 0) {
      there.lost--;
      throw new TypeError('connection lost');
    }
    return new Response(there.keys.get(key), { status: 200, headers: { 'Content-Type': 'application/x-ndjson' } });
  });
  return there;
}

describe('an import', () => {
  setCsrf('x');
  afterEach(() => vi.unstubAllGlobals());

  const begin = (count: number) => {
    const states: State<Planned>[] = [];
    const run = new Run<Planned>('shop.thing', Array.from({ length: count }, (_each, index) => planned(index + 1)), ({ values: row }) => row, (state) => states.push(state), async () => undefined);
    return { run, states, last: () => states.at(-1)! };
  };

  it('leaves what is refused and writes the rest', async () => {
    const server = serverOf(['n3', 'n250']);
    const { run, last } = begin(450);
    await run.go();
    expect(last()).toMatchObject({ phase: 'done', left: 0 });
    expect(server.written).toHaveLength(448);
    expect(last().refused.map(({ row }) => row.line.number)).toEqual([3, 250]);
    expect(last().refused[0]!.errors[0]!.reason).toBe('does not fit');
  });

  it('writes nothing twice when answers are lost', async () => {
    const server = serverOf([]);
    server.lost = 3;
    const { run, last } = begin(450);
    await run.go();
    expect(last()).toMatchObject({ phase: 'done', left: 0 });
    expect(server.written).toHaveLength(450);
    expect(new Set(server.written).size).toBe(450);
  });

  it('stands still where nobody answers, and goes on from there', async () => {
    const server = serverOf([]);
    server.deaf = 6;
    const { run, last } = begin(450);
    await run.go();
    expect(last()).toMatchObject({ phase: 'broken', left: 450 });
    await run.go();
    expect(last()).toMatchObject({ phase: 'done', left: 0 });
    expect(server.written).toHaveLength(450);
  });

  it('is stopped behind the batch that is under way', async () => {
    serverOf([]);
    const { run, states, last } = begin(450);
    const going = run.go();
    run.stop();
    await going;
    expect(last()).toMatchObject({ phase: 'stopped', left: 250 });
    expect(states[0]!.phase).toBe('running');
  });

  it('is taken back by deleting what it made and giving back what it changed', () => {
    const done = (row: Planned): Done<Planned> => ({ row, id: 'r1', version: 4 });
    expect(backOf(done(planned(1)))).toEqual({ id: 'r1', version: 4, delete: true });
    const record = { id: 'r1', version: 3, name: 'before', owner: { entity: 'system.user', id: 'u1' } };
    expect(backOf(done(planned(1, { kind: 'change', record, values: { name: 'after', owner: 'u2' } })))).toEqual({ id: 'r1', version: 4, name: 'before', owner: 'u1' });
  });
});
