import type { QueryClient } from '@tanstack/react-query';
import { type Outcome, tryMany } from '../../api/many';
import { partOf } from '../../fields/registry';
import { written } from '../../fields/written';
import { fieldOf, metaOf } from '../../meta/meta';
import type { EntityMeta, Rec } from '../../meta/types';
import type { Mapping } from './columns';
import { existing, named } from './lookups';
import type { Line } from './source';
import { type Filled, filledOf, type Misfit, namesIn, type Names, read } from './values';

/** So many lines go to the server at a time. */
export const BATCH = 200;

/** What becomes of a row. */
export interface Planned {
  line: Line;
  kind: 'make' | 'change' | 'same' | 'skip' | 'misfit';
  values: Record<string, unknown>;
  /** The record that there is already, as it was when it was looked for. */
  record?: Rec;
  misfits: Misfit[];
}

export interface Progress {
  step: 'names' | 'existing' | 'trial';
  done: number;
  all: number;
}

interface Given {
  client: QueryClient;
  meta: EntityMeta;
  mapping: Mapping;
  locale: string;
  zone: string;
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

/** Reads rows, looks for what they name and for what there is already, and has the server try the rest. */
export async function check(lines: Line[], others: readonly Planned[], given: Given): Promise<Planned[]> {
  const { meta, mapping, locale, zone } = given;
  const filled = filledOf(meta, mapping);
  const names = await namesOf(lines, filled, given);
  const planned: Planned[] = lines.map((line) => {
    const { values, misfits } = read(line, filled, mapping, names, locale, zone);
    return { line, kind: misfits.length > 0 ? 'misfit' : 'make', values, misfits };
  });
  await known(planned, filled, given);
  twice(planned, others, filled, given);
  await tried(planned, filled, given);
  return planned;
}

/** All that cells of references name, by the kinds of records that they may be. */
async function namesOf(lines: Line[], filled: Filled[], { client, signal, onProgress }: Given): Promise<Names> {
  const wanted = new Map<string, Set<string>>();
  for (const { column, field } of filled.filter((each) => partOf(each.field.type).isNamed === true)) {
    for (const target of field.targets ?? []) {
      const texts = wanted.get(target) ?? new Set<string>();
      lines.forEach((line) => namesIn(field, line.cells[column] ?? '').forEach((text) => texts.add(text)));
      wanted.set(target, texts);
    }
  }
  const names: Names = new Map();
  let done = 0;
  for (const [entity, texts] of wanted) {
    onProgress({ step: 'names', done: done++, all: wanted.size });
    if (texts.size > 0) {
      names.set(entity, await named(await client.ensureQueryData(metaOf(entity)), [...texts], signal));
    }
  }
  return names;
}

/** Finds what there is already, where it is asked for by a field, and says what becomes of it. */
async function known(planned: Planned[], filled: Filled[], { meta, mapping, signal, onProgress }: Given): Promise<void> {
  const { key } = mapping;
  if (mapping.existing === 'make' || key === undefined) {
    return;
  }
  const column = filled.find((each) => each.field.name === key)?.column;
  const keyed = planned.filter((each) => each.kind === 'make' && each.values[key] != null);
  const values = [...new Set(keyed.map((each) => String(each.values[key])))];
  const fields = [...new Set([...filled.map((each) => each.field.name), ...Object.keys(mapping.everywhere)])].filter((name) => fieldOf(meta, name)?.read);
  const found = await existing(meta, key, values, fields, signal, (done) => onProgress({ step: 'existing', done, all: values.length }));
  for (const each of keyed) {
    const text = String(each.values[key]);
    const records = found.get(text) ?? [];
    if (records.length > 1) {
      misfit(each, { column, field: key, reason: { key: 'import.several', text } });
    } else if (records.length === 1) {
      plan(each, records[0]!, meta, mapping);
    }
  }
}

/** What a row changes of a record that there is. */
function plan(each: Planned, record: Rec, meta: EntityMeta, mapping: Mapping): void {
  each.record = record;
  if (mapping.existing === 'skip') {
    each.kind = 'skip';
    return;
  }
  // what all new records are given is for new ones
  const cells = new Set(mapping.columns.map((column) => column.field));
  const differs = ([name, value]: [string, unknown]) => name !== mapping.key && cells.has(name) && fieldOf(meta, name)?.update === true && !isSame(value, record[name]);
  each.values = Object.fromEntries(Object.entries(each.values).filter(differs));
  each.kind = Object.keys(each.values).length === 0 ? 'same' : 'change';
}

/** Numbers are the same by what they amount to, several values whatever their order. */
function isSame(a: unknown, b: unknown): boolean {
  const form = (value: unknown): string => {
    const plain = written(value ?? null);
    return JSON.stringify(Array.isArray(plain) ? plain.map((one) => JSON.stringify(one)).sort() : plain, (_key, one: unknown) => (typeof one === 'number' || (typeof one === 'string' && /^-?\d+\.\d+$/.test(one)) ? String(one).replace(/\.?0+$/, '') : one));
  };
  return form(a) === form(b);
}

/** Two rows about one record, or with one value where each record has its own, are one too many. */
function twice(planned: Planned[], others: readonly Planned[], filled: Filled[], { mapping }: Given): void {
  const own = filled.filter(({ field }) => field.unique || field.name === mapping.key);
  const isRead = (each: Planned) => each.kind === 'make' || each.kind === 'change' || each.kind === 'same';
  for (const { column, field } of own) {
    const taken = new Map<string, number>();
    const valueOf = (each: Planned) => (each.record !== undefined && field.name === mapping.key ? each.record[field.name] : each.values[field.name]);
    others.filter(isRead).forEach((each) => valueOf(each) != null && taken.set(String(valueOf(each)), each.line.number));
    for (const each of planned.filter(isRead)) {
      const value = valueOf(each);
      const first = value == null ? undefined : taken.get(String(value));
      if (first !== undefined && first !== each.line.number && (field.unique || mapping.existing !== 'make')) {
        misfit(each, { column, field: field.name, reason: { key: 'import.as_in_row', text: String(first) } });
      } else if (value != null) {
        taken.set(String(value), each.line.number);
      }
    }
  }
}

async function tried(planned: Planned[], filled: Filled[], { meta, signal, onProgress }: Given): Promise<void> {
  const open = planned.filter((each) => each.kind === 'make' || each.kind === 'change');
  onProgress({ step: 'trial', done: 0, all: open.length });
  for (let from = 0; from < open.length; from += BATCH) {
    const some = open.slice(from, from + BATCH);
    const outcomes = await tryMany(meta.name, some.map(bodyOf), signal);
    some.forEach((each, index) => {
      const outcome = outcomes[index]!;
      if (outcome.status !== 200 && outcome.status !== 201) {
        misfitsOf(outcome, filled).forEach((one) => misfit(each, one));
      }
    });
    onProgress({ step: 'trial', done: from + some.length, all: open.length });
  }
}

/** A row as the server takes it. */
export function bodyOf({ kind, values, record }: Planned): Record<string, unknown> {
  return kind === 'change' ? { id: record!.id, version: record!.version, ...values } : values;
}

/** What the server says of a line, by columns where one fills the field. */
export function misfitsOf(outcome: Pick<Outcome, 'errors' | 'detail'>, filled: Filled[]): Misfit[] {
  const errors = (outcome.errors ?? []).map(({ field, reason }): Misfit => {
    const name = field.replace(/^\[\d+\]\.?/, '').replace(/[[.].*$/, '');
    return { column: filled.find((each) => each.field.name === name)?.column, field: name === '' ? undefined : name, reason };
  });
  return errors.length > 0 ? errors : [{ reason: outcome.detail ?? '' }];
}

function misfit(each: Planned, one: Misfit): void {
  each.kind = 'misfit';
  each.misfits.push(one);
}
