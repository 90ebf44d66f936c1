import { parseOf } from '../../fields/readings';
import { partOf } from '../../fields/registry';
import type { EntityMeta, FieldMeta } from '../../meta/types';
import { fold } from '../../ui/fold';
import type { Table } from './source';

/** How the cells of a column are read. */
export interface Reading {
  /** Undefined where the column is left out. */
  field?: string;
  /** Which sign stands before decimals. */
  decimals: 'comma' | 'point';
  /** Which part of a day comes first where all are figures. */
  order: 'day' | 'month';
  /** What amounts are in that name no currency. */
  currency: string;
}

/** How lines become records. */
export interface Mapping {
  columns: Reading[];
  /** Values that all records are given, by field; what a cell holds comes first. */
  everywhere: Record<string, unknown>;
  existing: 'make' | 'skip' | 'change';
  /** The field by which it is known that there is one already. */
  key?: string;
}

/** Fields that texts can fill, and that the user may write in a new record. */
export function fillable(meta: EntityMeta): FieldMeta[] {
  return meta.fields.filter((field) => !field.system && field.create && field.moved !== true && (parseOf(field.type) !== undefined || partOf(field.type).isNamed === true));
}

/** A text that is compared as a whole, of which several can be asked for at once. */
const isPlainText = (field: FieldMeta) => field.operators.includes('contains') && field.operators.includes('in') && field.options === undefined && field.targets === undefined;

/** Fields by which records are known: numbers and what is unique first, then what they are called by. */
export function keysOf(meta: EntityMeta): FieldMeta[] {
  const rank = (field: FieldMeta) => (field.unique ? 0 : meta.title.includes(field.name) ? 1 : 2);
  return meta.fields
    .filter((field) => field.read && !field.encrypted && isPlainText(field))
    .sort((a, b) => rank(a) - rank(b));
}

/** Fields by which records that others point to are named. */
export function namesOf(meta: EntityMeta): FieldMeta[] {
  return keysOf(meta).filter((field) => field.unique || meta.title.includes(field.name));
}

/** What a head is compared by: letters and figures alone. */
const word = (text: string) => fold(text).replace(/[^\p{L}\p{N}]/gu, '');

/** Fields by all that they are called: their name, and their label in each language that is at hand. */
export function calledBy(metas: EntityMeta[]): Map<string, string> {
  const names = new Map<string, string>();
  const [own] = metas;
  const put = (called: string, name: string) => {
    const key = word(called);
    if (key !== '' && !names.has(key)) {
      names.set(key, name);
    }
  };
  const fields = own === undefined ? [] : fillable(own);
  const known = new Set(fields.map((field) => field.name));
  fields.forEach((field) => put(field.label, field.name));
  fields.forEach((field) => put(field.name, field.name));
  metas.slice(1).forEach((meta) => meta.fields.filter((field) => known.has(field.name)).forEach((field) => put(field.label, field.name)));
  return names;
}

/** Which field each column fills, by its head; none is filled twice. */
export function matched(heads: string[], names: Map<string, string>): (string | undefined)[] {
  const taken = new Set<string>();
  return heads.map((head) => {
    const name = names.get(word(head));
    if (name === undefined || taken.has(name)) {
      return undefined;
    }
    taken.add(name);
    return name;
  });
}

/** How a column's cells are most probably written; the user's own way where they do not say it. */
export function readingOf(table: Table, column: number, locale: string): Pick<Reading, 'decimals' | 'order'> {
  const cells = table.lines.slice(0, 2000).map((line) => line.cells[column]!).filter((cell) => cell !== '');
  return { decimals: decimalsOf(cells) ?? (decimalSign(locale) === ',' ? 'comma' : 'point'), order: orderOf(cells) ?? (isMonthFirst(locale) ? 'month' : 'day') };
}

const decimalSign = (locale: string) => new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === 'decimal')?.value;

const isMonthFirst = (locale: string) => new Intl.DateTimeFormat(locale).formatToParts(new Date())[0]?.type === 'month';

/** The last of two signs stands before decimals, and so does one that other than three figures follow. */
function decimalsOf(cells: string[]): Reading['decimals'] | undefined {
  for (const cell of cells) {
    const signs = cell.match(/[.,]/g) ?? [];
    const behind = /[.,](\d+)\D*$/.exec(cell)?.[1];
    if (behind !== undefined && (new Set(signs).size > 1 || (signs.length === 1 && behind.length !== 3))) {
      return signs.at(-1) === ',' ? 'comma' : 'point';
    }
    if (signs.length > 1 && new Set(signs).size === 1) {
      // several of one kind part thousands
      return signs[0] === ',' ? 'point' : 'comma';
    }
  }
  return undefined;
}

/** A part above twelve is a day. */
function orderOf(cells: string[]): Reading['order'] | undefined {
  for (const cell of cells) {
    const parts = /^(\d{1,2})\/(\d{1,2})\/\d{2,4}/.exec(cell);
    if (parts !== null && Number(parts[1]) > 12) {
      return 'day';
    }
    if (parts !== null && Number(parts[2]) > 12) {
      return 'month';
    }
  }
  return undefined;
}

const MEMORY = 'kontor.import.';

/** What was chosen for the columns of a file with these heads is proposed again on this device. */
export function remember(meta: EntityMeta, heads: string[], mapping: Mapping): void {
  try {
    localStorage.setItem(MEMORY + meta.name, JSON.stringify({ heads, columns: mapping.columns, existing: mapping.existing, key: mapping.key }));
  } catch {
    // a device that keeps nothing proposes what the heads say
  }
}

export function remembered(meta: EntityMeta, heads: string[]): Omit<Mapping, 'everywhere'> | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(MEMORY + meta.name) ?? 'null') as (Omit<Mapping, 'everywhere'> & { heads: string[] }) | null;
    const names = new Set(fillable(meta).map((field) => field.name));
    if (kept === null || JSON.stringify(kept.heads) !== JSON.stringify(heads) || heads.every((head) => head === '')) {
      return undefined;
    }
    return { columns: kept.columns.map((column) => ({ ...column, field: column.field !== undefined && names.has(column.field) ? column.field : undefined })), existing: kept.existing, key: kept.key };
  } catch {
    return undefined;
  }
}

/** What is proposed for a table: as last time, else by the heads. Numbers of a workbook are written as programs write them, whatever they look like. */
export function proposed(meta: EntityMeta, table: Table, names: Map<string, string>, locale: string, currency: string, isBook = false): Mapping {
  const before = remembered(meta, table.heads);
  const plain = isBook ? { decimals: 'point' as const } : {};
  if (before !== undefined) {
    return { ...before, columns: before.columns.map((column) => ({ ...column, ...plain })), everywhere: {} };
  }
  const fields = matched(table.heads, names);
  return { columns: fields.map((field, column) => ({ field, ...readingOf(table, column, locale), currency, ...plain })), everywhere: {}, existing: 'make' };
}
