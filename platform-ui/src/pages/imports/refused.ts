/** A row of a file as text: what has quotes, ends of lines or the separator in it stands in quotes. */
function lined(cells: string[], delimiter: string): string {
  return cells.map((cell) => (/["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter);
}

/** No spreadsheet reckons with what somebody wrote into a cell: an apostrophe says that it is text, and is taken off when it is read here. */
export function guarded(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) && !/^[+-]?\d+([.,]\d+)?$/.test(cell) ? `'${cell}` : cell;
}

/** Refused rows in the file's own columns with the reasons behind, to be mended and imported again. */
export function refusedFile(heads: string[], rows: { cells: string[]; reason: string }[], reason: string, delimiter = ','): string {
  const lines = [[...heads, reason], ...rows.map((row) => [...heads.map((_head, column) => row.cells[column] ?? ''), row.reason])];
  // with a mark, or spreadsheets take it for the encoding of their country
  return `\ufeff${lines.map((cells) => `${lined(cells.map(guarded), delimiter)}\r\n`).join('')}`;
}
