import { type Node, readNodes } from './nodes';

/** What a list shows, as it stands in the address: whoever is sent the address sees the same. */
export interface ListState {
  /** A plugin's view by name, or a saved one by id. */
  view?: string;
  /** Words to search for. */
  q?: string;
  /** Fields to sort by; a leading minus is downwards. Absent: as the view has it. */
  sort?: string[];
  columns?: string[];
  /** What is asked; instead of what the view asks, which is where they begin. An empty list asks for nothing. */
  filters?: Node[];
  /** A field by which lines stand in groups, perhaps by a period (`created_at:month`); none says that there are none. */
  group?: string;
  /** The record that is looked at beside the list. */
  peek?: string;
  /** A form to make a record is open, with values to begin with. */
  make?: boolean;
}

const texts = (value: unknown): string[] | undefined =>
  Array.isArray(value) && value.every((each) => typeof each === 'string') && value.length > 0 ? value : undefined;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

export function readListState(search: Record<string, unknown>): ListState {
  return {
    view: text(search.view),
    q: text(search.q),
    sort: texts(search.sort),
    columns: texts(search.columns),
    filters: Array.isArray(search.filters) ? readNodes(search.filters) : undefined,
    group: text(search.group),
    peek: text(search.peek),
    make: search.make === true ? true : undefined,
  };
}
