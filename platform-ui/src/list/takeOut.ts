import { exported, type ListQuery } from '../api/records';

/** Saves what a list shows as a file, a record on each line (NDJSON). */
export async function takeOut(query: ListQuery, name: string): Promise<void> {
  const address = URL.createObjectURL(await exported(query));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}.ndjson`;
  link.click();
  // the browser takes it over with the next turn
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
