import { describe, expect, it } from 'vitest';
import type { FieldMeta } from '../src/meta/types';
import { changed } from '../src/record/form';

const field = (name: string, type: string) => ({ name, type }) as FieldMeta;
const fields = [field('name', 'text'), field('owner', 'reference'), field('lines', 'parts'), field('total', 'money')];

describe('what is sent of a form', () => {
  it('is what differs, references by their ids', () => {
    const before = { name: 'A', owner: { entity: 'system.user', id: '1', title: 'Ada' }, total: { amount: '1', currency: 'EUR' } };
    expect(changed(before, { ...before, owner: { entity: 'system.user', id: '2', title: 'Ben' } }, fields)).toEqual({ owner: '2' });
  });

  it('is nothing when a title alone reads otherwise', () => {
    const before = { owner: { entity: 'system.user', id: '1', title: 'Ada' } };
    expect(changed(before, { owner: { entity: 'system.user', id: '1', title: 'Ada Lovelace' } }, fields)).toEqual({});
  });

  it('is null for what was emptied', () => {
    expect(changed({ name: 'A' }, { name: undefined }, fields)).toEqual({ name: null });
  });

  it('keeps the ids of parts and leaves out what the server keeps', () => {
    const lines = [{ id: '7', version: 3, created_at: 'then', text: 'old' }];
    expect(changed({ lines }, { lines: [{ ...lines[0], text: 'new' }, { text: 'more' }] } as never, fields)).toEqual({
      lines: [{ id: '7', text: 'new' }, { text: 'more' }],
    });
  });
});
