/** What is taken in at once; more of it is imported in parts. */
export const MOST_ROWS = 20_000;

/** More than a browser reads without standing still. */
export const MOST_BYTES = 50 * 1024 * 1024;

/** Encodings that files without a mark are in, by the names that browsers know them by. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1250', 'windows-1252', 'iso-8859-2', 'gb18030', 'big5'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** A file of text, or what was pasted, before it is known what stands in it. */
export interface Written {
  kind: 'text';
  name: string;
  bytes: Uint8Array;
  /** How it is encoded is known of what was pasted. */
  isPasted?: boolean;
}

/** A workbook, whose cells need no reading of that kind. */
export interface Book {
  kind: 'book';
  name: string;
  sheets: { name: string; rows: string[][] }[];
}

export type Source = Written | Book;

/** Why a file is not read, in words of the messages. */
export class Unreadable extends Error {}

/** Reads what was chosen or dropped. */
export async function sourceOf(file: File): Promise<Source> {
  if (file.size > MOST_BYTES) {
    throw new Unreadable('import.too_big');
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  // workbooks are ZIP files; those of former programs begin otherwise
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    return { kind: 'book', name: file.name, sheets: await sheetsOf(bytes) };
  }
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) {
    throw new Unreadable('import.old_book');
  }
  if (bytes.length === 0) {
    throw new Unreadable('import.nothing_in_it');
  }
  return { kind: 'text', name: file.name, bytes };
}

/** What was pasted: the same as a file of it. */
export function pasted(text: string, name: string): Written {
  return { kind: 'text', name, bytes: new TextEncoder().encode(text), isPasted: true };
}

async function sheetsOf(bytes: Uint8Array): Promise<Book['sheets']> {
  const { default: read } = await import('read-excel-file/universal');
  try {
    const sheets = await read(bytes.buffer as ArrayBuffer);
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: plain(data.map((row) => row.map(cellText))) }));
  } catch {
    throw new Unreadable('import.not_read');
  }
}

/** As files of text have it: points before decimals, days by ISO. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) {
    return '';
  }
  if (value instanceof Date) {
    const text = value.toISOString();
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
  }
  return String(value);
}

/** In which encoding a text is, where its bytes say it; else how it is most probably written where people speak like that. */
export function encodingOf(bytes: Uint8Array, locale: string): { encoding: Encoding; isSure: boolean } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return { encoding: 'utf-16le', isSure: true };
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return { encoding: 'utf-16be', isSure: true };
  }
  const begin = bytes.subarray(0, 4096);
  const zeros = begin.filter((each) => each === 0).length;
  if (zeros > begin.length / 4) {
    return { encoding: begin[0] === 0 ? 'utf-16be' : 'utf-16le', isSure: true };
  }
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { encoding: 'utf-8', isSure: true };
  } catch {
    const usual: Record<string, Encoding> = { cs: 'windows-1250', pl: 'windows-1250', zh: 'gb18030' };
    return { encoding: usual[locale.split('-')[0]!] ?? 'windows-1252', isSure: false };
  }
}

/** The text without the mark that says how it is encoded. */
export function decoded(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes).replace(/^\ufeff/, '');
}

/** What stands between cells: what the first lines have most evenly. */
export function delimiterOf(text: string): Delimiter {
  const said = /^sep=(.)\r?\n/i.exec(text)?.[1];
  const known = DELIMITERS.find((each) => each === said);
  if (known !== undefined) {
    return known;
  }
  // what is in quotes stands between nothing
  const lines = text.slice(0, 64 * 1024).replace(/"(?:[^"]|"")*"/g, '').split(/\r?\n|\r/).filter((line) => line !== '').slice(0, 20);
  const counts = DELIMITERS.map((each) => lines.map((line) => line.split(each).length - 1));
  const least = counts.map((each) => Math.min(...each));
  const sums = counts.map((each) => each.reduce((sum, count) => sum + count, 0));
  const best = DELIMITERS.map((_each, index) => index).sort((a, b) => least[b]! - least[a]! || sums[b]! - sums[a]!)[0]!;
  return sums[best] === 0 ? ',' : DELIMITERS[best]!;
}

/** The rows of a text. */
export async function rowsOf(text: string, delimiter: Delimiter): Promise<string[][]> {
  const { default: papa } = await import('papaparse');
  const { data } = papa.parse<string[]>(text.replace(/^sep=.\r?\n/i, ''), { delimiter, skipEmptyLines: false });
  return plain(data);
}

/** Without lines and columns that hold nothing at the end, and without the mark by which exports keep spreadsheets from reckoning. */
function plain(rows: string[][]): string[][] {
  const isFilled = (row: string[]) => row.some((cell) => cell.trim() !== '');
  const last = rows.findLastIndex(isFilled);
  const kept = rows.slice(0, last + 1);
  const width = kept.reduce((most, row) => Math.max(most, row.findLastIndex((cell) => cell.trim() !== '') + 1), 0);
  return kept.map((row) => Array.from({ length: width }, (_each, column) => unguarded((row[column] ?? '').trim())));
}

/** `'+420 …` is written so that a spreadsheet takes it as a text; the apostrophe belongs to nobody. */
const unguarded = (cell: string) => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

/** Whether the first row names the columns: it holds words alone, all different, where others hold something else. */
export function hasHeads(rows: string[][]): boolean {
  const [first, ...others] = rows.slice(0, 50);
  if (first === undefined) {
    return false;
  }
  const isWord = (cell: string) => /\p{L}/u.test(cell) && !/@|^https?:/.test(cell);
  const filled = first.filter((cell) => cell !== '');
  const isNamed = filled.length > 0 && filled.every(isWord) && new Set(filled).size === filled.length;
  return isNamed && (others.length === 0 || !others.some((row) => row.some((cell, column) => cell !== '' && cell === first[column])));
}

/** A row of the file with its number there. */
export interface Line {
  number: number;
  cells: string[];
}

/** Columns by their heads, and the rows below them; empty ones in between are passed by. */
export interface Table {
  heads: string[];
  lines: Line[];
  /** How many there are beside those that are taken in. */
  more: number;
}

export function tableOf(rows: string[][], isHeaded: boolean): Table {
  const width = rows[0]?.length ?? 0;
  const heads = Array.from({ length: width }, (_each, column) => (isHeaded ? rows[0]![column]! : ''));
  const lines = rows
    .map((cells, index) => ({ number: index + 1, cells }))
    .slice(isHeaded ? 1 : 0)
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  return { heads, lines: lines.slice(0, MOST_ROWS), more: Math.max(0, lines.length - MOST_ROWS) };
}

/** A column's name as in spreadsheets, where the file gives it none. */
export function letters(column: number): string {
  return (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
}
