import { choice, choices } from './choice';
import { countries, country } from './country';
import { decimal, integer, money, price } from './number';
import { condition, file, parts, unknown, yesNo } from './other';
import { reference, references } from './reference';
import { email, longText, phone, richText, text, url } from './text';
import { date, moment, span, time, zoned } from './time';
import type { FieldPart } from './types';

const known = new Map<string, FieldPart>(
  Object.entries({
    text,
    long_text: longText,
    rich_text: richText,
    email,
    phone,
    url,
    country,
    countries,
    integer,
    decimal,
    money,
    price,
    yes_no: yesNo,
    date,
    time,
    moment,
    zoned,
    span,
    choice,
    choices,
    reference,
    references,
    parts,
    condition,
    file,
  }),
);

/** What is known of a type; the only place that tells types apart. */
export function partOf(type: string): FieldPart {
  return known.get(type) ?? unknown;
}

type LookMaker = (type: string) => FieldPart;

const looks = new Map<string, FieldPart>();
const makers = new Map<string, LookMaker>();
const listeners = new Set<() => void>();
let registered = 0;

/** A plugin's own way to show fields, by the name that the metadata of such a field bears. */
export function registerLook(name: string, maker: LookMaker): void {
  makers.set(name, maker);
  registered++;
  [...looks.keys()].filter((key) => key.startsWith(`${name} `)).forEach((key) => looks.delete(key));
  listeners.forEach((listener) => listener());
}

export function onLooks(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** How often somebody registered one: whoever draws fields draws them anew when it changes. */
export function looksNow(): number {
  return registered;
}

/** What is known of a field: as for its type, unless a plugin shows it otherwise. */
export function partOfField(field: { type: string; look?: string }): FieldPart {
  const maker = field.look === undefined ? undefined : makers.get(field.look);
  if (maker === undefined) {
    return partOf(field.type);
  }
  const key = `${field.look} ${field.type}`;
  const part = looks.get(key) ?? maker(field.type);
  looks.set(key, part);
  return part;
}
