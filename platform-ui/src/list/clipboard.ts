import type { Formats } from '../fields/formats';
import { parseOf } from '../fields/readings';
import { partOf } from '../fields/registry';
import { written } from '../fields/written';
import type { FieldMeta, Rec, RefValue } from '../meta/types';

/** Beside the text that other programs take: values as they are, with what they are of. */
const TYPED = 'application/x-kontor-cells';

interface TypedCells {
  /** Of what is masked it is known that there was something, and not what. */
  fields: { type: string; isMasked?: boolean }[];
  rows: unknown[][];
}

export interface Change {
  record: Rec;
  field: FieldMeta;
  value: unknown;
}

/** Why a cell is left as it is. */
export type Reason = 'read_only' | 'not_understood' | 'no_cell';

/** What a paste would do, and what not. */
export interface Plan {
  changes: Change[];
  left: { record?: Rec; field?: FieldMeta; text: string; reason: Reason }[];
  unchanged: number;
}

/** What is shown goes out as lines with tabs; what it stands for goes beside. */
export function copy(clipboard: DataTransfer, records: Rec[], columns: FieldMeta[], formats: Formats): void {
  clipboard.setData('text/plain', lined(records.map((record) => columns.map((column) => textOf(column, record[column.name], formats)))));
  const typed: TypedCells = {
    fields: columns.map(({ type, read }) => ({ type, ...(read ? {} : { isMasked: true }) })),
    rows: records.map((record) => columns.map((column) => (column.read ? (record[column.name] ?? null) : null))),
  };
  clipboard.setData(TYPED, JSON.stringify(typed));
}

function textOf(column: FieldMeta, value: unknown, formats: Formats): string {
  if (value === null || value === undefined) {
    return '';
  }
  // of what is masked the end is shown, and goes out
  return column.read ? partOf(column.type).text(value, formats, column) : String(value);
}

/** Tabs between cells, an end of line behind each row; what has either in it stands in quotes, as spreadsheets do it. */
function lined(rows: string[][]): string {
  return rows.map((row) => row.map((cell) => (/[\t\n\r"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')).join('\n');
}

/** The reverse, of whatever program. */
export function readRows(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  let isBegin = true;
  const end = () => {
    rows[rows.length - 1]!.push(cell);
    cell = '';
    isBegin = true;
  };
  const clean = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(/\n$/, '');
  for (let index = 0; index < clean.length; index++) {
    const sign = clean[index]!;
    if (isQuoted) {
      if (sign !== '"') {
        cell += sign;
      } else if (clean[index + 1] === '"') {
        cell += '"';
        index++;
      } else {
        isQuoted = false;
      }
    } else if (sign === '"' && isBegin) {
      isQuoted = true;
      isBegin = false;
    } else if (sign === '\t') {
      end();
    } else if (sign === '\n') {
      end();
      rows.push([]);
    } else {
      cell += sign;
      isBegin = false;
    }
  }
  end();
  return rows;
}

interface Target {
  /** From the first selected on, also those below the selection. */
  records: Rec[];
  rows: number;
  columns: FieldMeta[];
  width: number;
}

/** What is in the clipboard goes into cells from the corner on; a smaller one is repeated over what is selected. */
export function plan(clipboard: DataTransfer, target: Target, formats: Formats): Plan {
  const typed = read(clipboard.getData(TYPED));
  const texts = readRows(clipboard.getData('text/plain'));
  const height = texts.length;
  const width = Math.max(...texts.map((row) => row.length));
  const times = (has: number, selected: number) => (selected > has && selected % has === 0 ? selected : has);
  const [rows, columns] = [times(height, target.rows), times(width, target.width)];
  const made: Plan = { changes: [], left: [], unchanged: 0 };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const text = texts[row % height]?.[column % width];
      if (text === undefined) {
        continue;
      }
      const record = target.records[row];
      const field = target.columns[column];
      if (record === undefined || field === undefined) {
        made.left.push({ record, field, text, reason: 'no_cell' });
      } else if (!field.read || !field.update || !takesCells(field) || record.can?.update === false) {
        made.left.push({ record, field, text, reason: 'read_only' });
      } else {
        const from = typed?.fields[column % width];
        const value = valueOf(field, text, from, typed?.rows[row % height]?.[column % width], formats);
        if (value === undefined) {
          made.left.push({ record, field, text, reason: 'not_understood' });
        } else if (JSON.stringify(written(value)) === JSON.stringify(written(record[field.name] ?? null))) {
          made.unchanged++;
        } else {
          made.changes.push({ record, field, value });
        }
      }
    }
  }
  return made;
}

function read(text: string): TypedCells | undefined {
  try {
    const cells = JSON.parse(text) as TypedCells;
    return Array.isArray(cells.rows) && Array.isArray(cells.fields) ? cells : undefined;
  } catch {
    return undefined;
  }
}

const takesCells = ({ type }: FieldMeta) => parseOf(type) !== undefined || partOf(type).isCopied === true;

/** The value as it was copied where it fits the field, else what its text stands for. */
function valueOf(field: FieldMeta, text: string, from: TypedCells['fields'][number] | undefined, typed: unknown, formats: Formats): unknown {
  if (from?.isMasked === true) {
    return undefined;
  }
  if (from?.type === field.type && typed !== undefined && fits(field, typed)) {
    return typed;
  }
  return parseOf(field.type)?.(text, field, formats.locale, formats.zone);
}

function fits(field: FieldMeta, value: unknown): boolean {
  const all = Array.isArray(value) ? value : value === null ? [] : [value];
  if (field.options !== undefined) {
    return all.every((each) => field.options!.some((option) => option.name === each));
  }
  return field.targets === undefined || all.every((each) => field.targets!.includes((each as RefValue).entity));
}
