import { allOf } from '../../api/records';
import type { Condition, EntityMeta, FieldMeta, Rec, RefValue } from '../../meta/types';
import { fold } from '../../ui/fold';
import { namesOf } from './columns';

/** So many texts are asked for at a time: each is compared with some fields, and a question has a limit of comparisons. */
const AT_ONCE = 40;

/** Of so many records at most a text is looked for: more mean that it names none of them. */
const MOST = 1000;

/** What a text names: a record, several, or none that the user may see. */
export type Named = RefValue | 'several' | 'none';

const isId = (text: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);

/** The texts in the parts that are asked for at a time. */
function parts<T>(all: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_each, index) => all.slice(index * size, (index + 1) * size));
}

/** Finds the records of a kind that texts name by an id, a unique field or a title, with the rights of whoever asks. */
export async function named(meta: EntityMeta, texts: string[], signal: AbortSignal): Promise<Map<string, Named>> {
  const found = new Map<string, Named>();
  const names = namesOf(meta);
  const fields = ['id', ...new Set([...names.map((field) => field.name), ...meta.title.filter((name) => meta.fields.some((field) => field.name === name && field.read))])];
  for (const some of parts([...new Set(texts)], AT_ONCE)) {
    const any = some.flatMap((text) => conditionsOf(meta, names, text));
    const grouped: Condition[] = [
      ...names.map((field): Condition => ({ [field.name]: { in: some.filter((text) => !isId(text)) } })).filter(() => some.some((text) => !isId(text))),
      ...any,
    ];
    const { records } = grouped.length === 0 ? { records: [] } : await allOf({ entity: meta.name, where: { or: grouped }, sort: [], fields, q: '' }, MOST, signal);
    for (const text of some) {
      found.set(text, chosen(meta, names, records, text));
    }
  }
  return found;
}

/** What is asked for a text beside the fields that hold it as a whole: its id, or a title of several fields. */
function conditionsOf(meta: EntityMeta, names: FieldMeta[], text: string): Condition[] {
  if (isId(text)) {
    return [{ id: { is: text } }];
  }
  const title = meta.title.map((name) => names.find((field) => field.name === name));
  const words = text.split(/\s+/);
  const [first, second] = title;
  if (first === undefined || second === undefined || title.length !== 2 || words.length !== 2) {
    return [];
  }
  // as titles are put together, and the other way round, as lists of people have them
  return [words, [...words].reverse()].map(([a, b]): Condition => ({ and: [{ [first.name]: { is: a } }, { [second.name]: { is: b } }] }));
}

/** By a unique field if one holds it, else by what it is called; what differs in nothing but marks and capitals is the same. */
function chosen(meta: EntityMeta, names: FieldMeta[], records: Rec[], text: string): Named {
  const told = (record: Rec): RefValue => ({ entity: meta.name, id: record.id, title: meta.title.map((name) => String(record[name] ?? '')).join(' ').trim() });
  const by = (fits: (record: Rec) => boolean) => records.filter(fits);
  const title = (record: Rec) => meta.title.map((name) => String(record[name] ?? '')).filter((word) => word !== '');
  const same = (a: string) => fold(a) === fold(text);
  const ways = [
    (record: Rec) => record.id === text.toLowerCase(),
    (record: Rec) => names.some((field) => field.unique && record[field.name] === text),
    (record: Rec) => title(record).join(' ') === text || [...title(record)].reverse().join(' ') === text,
    (record: Rec) => same(title(record).join(' ')) || same([...title(record)].reverse().join(' ')),
    (record: Rec) => names.some((field) => same(String(record[field.name] ?? ''))),
  ];
  for (const way of ways) {
    const fitting = by(way);
    if (fitting.length > 0) {
      return fitting.length === 1 ? told(fitting[0]!) : 'several';
    }
  }
  return 'none';
}

/** The records that there are already, by what they hold in a field; several are told where several hold it. */
export async function existing(meta: EntityMeta, key: string, values: string[], fields: string[], signal: AbortSignal, onProgress: (done: number) => void): Promise<Map<string, Rec[]>> {
  const found = new Map<string, Rec[]>();
  let done = 0;
  for (const some of parts([...new Set(values)], 100)) {
    const { records } = await allOf({ entity: meta.name, where: { [key]: { in: some } }, sort: [], fields: [...new Set(['id', key, ...fields])], q: '', can: true }, MOST, signal);
    for (const record of records) {
      const value = String(record[key]);
      found.set(value, [...(found.get(value) ?? []), record]);
    }
    done += some.length;
    onProgress(done);
  }
  return found;
}
