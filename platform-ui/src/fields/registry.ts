import { choice, choices } from './choice';
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

/** A plugin's own type of field. */
export function register(type: string, part: FieldPart): void {
  if (known.has(type)) {
    throw new Error(`The field type ${type} is there already`);
  }
  known.set(type, part);
}
