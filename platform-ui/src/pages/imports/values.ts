import { parseOf } from '../../fields/readings';
import { partOf } from '../../fields/registry';
import { written } from '../../fields/written';
import { fieldOf } from '../../meta/meta';
import type { EntityMeta, FieldMeta, RefValue } from '../../meta/types';
import type { Mapping, Reading } from './columns';
import type { Named } from './lookups';
import type { Line } from './source';

/** What does not fit: of a column, or of the row where it is none's. */
export interface Misfit {
  column?: number;
  field?: string;
  /** In words, or a message with the text that it is about. */
  reason: string | { key: string; text: string };
}

/** What texts name, by the kind of records and the text. */
export type Names = Map<string, Map<string, Named>>;

/** A field with the column that fills it. */
export interface Filled {
  column: number;
  field: FieldMeta;
  reading: Reading;
}

export function filledOf(meta: EntityMeta, mapping: Mapping): Filled[] {
  return mapping.columns.flatMap((reading, column) => {
    const field = reading.field === undefined ? undefined : fieldOf(meta, reading.field);
    return field === undefined ? [] : [{ column, field, reading }];
  });
}

/** The texts of a cell that name records, each by itself. */
export function namesIn(field: FieldMeta, text: string): string[] {
  const all = partOf(field.type).isSeveral === true ? text.split(/[,;\n]/) : [text];
  return all.map((each) => each.trim()).filter((each) => each !== '');
}

/** What the cells of a row stand for, as it is written, and what stands for nothing. */
export function read(line: Line, filled: Filled[], mapping: Mapping, names: Names, locale: string, zone: string): { values: Record<string, unknown>; misfits: Misfit[] } {
  const values: Record<string, unknown> = {};
  const misfits: Misfit[] = [];
  for (const [field, value] of Object.entries(mapping.everywhere)) {
    if (value !== null && value !== undefined && value !== '') {
      values[field] = written(value);
    }
  }
  for (const { column, field, reading } of filled) {
    const text = line.cells[column] ?? '';
    if (text === '') {
      // an empty cell says nothing: neither does it take away what all are given, nor what a record holds
      continue;
    }
    const value = partOf(field.type).isNamed === true ? pointed(field, text, names) : parseOf(field.type)?.(spelled(field, text, reading), field, localeOf(field, reading, locale), zone);
    if (value === undefined) {
      misfits.push({ column, field: field.name, reason: { key: 'import.not_understood', text } });
    } else if (typeof value === 'object' && value !== null && 'misfit' in value) {
      misfits.push({ column, field: field.name, reason: (value as { misfit: Misfit['reason'] }).misfit });
    } else {
      values[field.name] = written(value);
    }
  }
  return { values, misfits };
}

/** Numbers are read by the sign that the column has before decimals, days by their order; whatever else by the user's language. */
function localeOf(field: FieldMeta, reading: Reading, locale: string): string {
  const { spelling } = partOf(field.type);
  return spelling === 'number' ? (reading.decimals === 'comma' ? 'de' : 'en') : spelling === 'day' ? (reading.order === 'month' ? 'en-US' : 'en-GB') : locale;
}

/** An amount without a currency is in the column's. */
function spelled(field: FieldMeta, text: string, reading: Reading): string {
  return partOf(field.type).isMoney === true && !/\p{L}|\p{Sc}/u.test(text) ? `${text} ${reading.currency}` : text;
}

function pointed(field: FieldMeta, text: string, names: Names): unknown {
  const refs: RefValue[] = [];
  for (const each of namesIn(field, text)) {
    const found = (field.targets ?? []).map((target) => names.get(target)?.get(each)).filter((one) => one !== undefined && one !== 'none');
    if (found.length === 0) {
      return { misfit: { key: 'import.not_found', text: each } };
    }
    if (found.length > 1 || found[0] === 'several') {
      return { misfit: { key: 'import.several', text: each } };
    }
    refs.push(found[0] as RefValue);
  }
  return partOf(field.type).isSeveral === true ? refs : (refs[0] ?? null);
}
