import { render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { lacking } from '../src/fields/conditions';
import type { Formats } from '../src/fields/formats';
import { RichView } from '../src/fields/richView';
import { isOpen, stepsTo } from '../src/fields/ways';
import { pointsTo } from '../src/meta/meta';
import type { ActionMeta, EntityMeta, FieldMeta, Rec } from '../src/meta/types';
import { kindOf } from '../src/record/files/kinds';
import { read } from '../src/record/files/TextView';

describe('formatted text', () => {
  const html = (markup: string) => render(<RichView markup={markup} />).container.innerHTML;

  it('is what it was formatted as', () => {
    expect(html('<p>a <b>b</b></p><ul>\n<li>c</li>\n</ul><a href="https://example.com/x">d</a>')).toContain('<p>a <b>b</b></p><ul><li>c</li></ul><a href="https://example.com/x"');
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="  JaVaScRiPt:alert(1)">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<p style="position:fixed" onclick="alert(1)" id="root" class="x">x</p>',
    '<svg><script>alert(1)</script></svg>',
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
    '<iframe></iframe>',
    '<form action="https://example.com"><input name=password></form>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<object data="x"></object><embed src="x">',
  ])('brings nothing along that acts: %s', (markup) => {
    const made = html(markup);
    expect(made).not.toMatch(/<(script|img|svg|math|iframe|form|input|object|embed|style|noscript)/i);
    expect(made).not.toMatch(/ (on\w+|style|id|src|href)=/i);
  });

  it('has lines where nothing is formatted', () => {
    expect(render(<RichView markup={'one\ntwo &lt;b&gt;'} />).container.textContent).toBe('one\ntwo <b>');
  });
});

describe('what points to a record', () => {
  const ref = { entity: 'a.b', id: '1' };

  it('is told with its kind, which a reference to records of any kind needs', () => {
    expect(pointsTo({ name: 'about', type: 'reference' }, ref)).toEqual({ about: { is: ref } });
  });

  it('is held among others by several references', () => {
    expect(pointsTo({ name: 'watches', type: 'references' }, ref)).toEqual({ watches: { contains: '1' } });
  });
});

describe('a file', () => {
  const of = (type: string, name = 'x', size = 10) => kindOf({ id: '1', name, type, size });

  it('that could hold scripts is a text', () => {
    expect(['image/svg+xml', 'text/html', 'application/xhtml+xml', 'text/xml', 'application/javascript'].map((type) => of(type))).toEqual(['text', 'text', 'text', 'text', 'text']);
  });

  it('is known by its type, and by its name alone where it has none', () => {
    expect([of('image/png'), of('IMAGE/JPEG; q=1'), of('application/pdf'), of('text/csv'), of('application/zip')]).toEqual(['image', 'image', 'pdf', 'text', 'none']);
    expect([of('application/octet-stream', 'a.md'), of('application/octet-stream', 'a.png'), of('application/octet-stream', 'a.exe')]).toEqual(['text', 'none', 'none']);
  });

  it('too large to be looked at is saved', () => {
    expect(of('text/plain', 'x', 30_000_000)).toBe('none');
  });

  it('is read in the letters that it was written in', () => {
    expect(read(new TextEncoder().encode('příliš 螺丝').buffer as ArrayBuffer)).toBe('příliš 螺丝');
    expect(read(new Uint8Array([0xff, 0xfe, 0x5a, 0x00]).buffer)).toBe('Z');
    expect(read(new Uint8Array([0x50, 0xf8]).buffer)).toBe('Př');
  });
});

describe('a step of a workflow', () => {
  const state = { name: 'state', label: 'State', type: 'choice', moved: true, options: [{ name: 'draft', label: 'Draft', active: true }, { name: 'waiting', label: 'Waiting', active: true }, { name: 'done', label: 'Done', active: true }] } as unknown as FieldMeta;
  const total = { name: 'total', label: 'Total', type: 'decimal' } as unknown as FieldMeta;
  const step = (name: string, from: string[], to: string[], more: Partial<ActionMeta> = {}) => ({ name, moves: { field: 'state', from, to }, input: [], ...more }) as unknown as ActionMeta;
  const meta = { name: 'x.y', fields: [state, total], actions: [step('submit', ['draft'], ['done'], { approval: { waiting: 'waiting', rejected: 'draft' } }), step('finish', ['waiting'], ['done'])] } as unknown as EntityMeta;
  const record = (now: string, ...actions: string[]) => ({ id: '1', version: 1, state: now, can: { update: true, delete: true, share: true, actions } }) as Rec;

  it('leads to where it ends, and to where it waits for others', () => {
    expect(stepsTo(meta, state, 'done').map((each) => each.name)).toEqual(['submit', 'finish']);
    expect(stepsTo(meta, state, 'waiting').map((each) => each.name)).toEqual(['submit']);
  });

  it('is open from its states to whoever may take it', () => {
    const [submit] = meta.actions;
    expect(isOpen(submit!, state, record('draft', 'submit'))).toBe(true);
    expect(isOpen(submit!, state, record('draft'))).toBe(false);
    expect(isOpen(submit!, state, record('waiting', 'submit'))).toBe(false);
  });

  it('says what a record lacks for it', () => {
    const t = (key: string) => key;
    const formats = { locale: 'en', decimal: String, integer: String } as unknown as Formats;
    const said = (condition: Record<string, unknown>) => lacking(meta, condition, { ...record('draft'), total: '5' }, 'me', t, formats);
    expect(said({ state: { is: 'draft' } })).toEqual([]);
    expect(said({ state: { is: 'done' } })).toEqual(['State: operator.is Done']);
    expect(said({ and: [{ state: { is: 'draft' } }, { total: { isEmpty: true } }] })).toEqual(['Total: operator.isEmpty']);
    expect(said({ or: [{ state: { in: ['waiting', 'done'] } }, { total: { isEmpty: true } }] })).toEqual(['filter.any_of: State: operator.in Waiting, Done · Total: operator.isEmpty']);
  });
});
