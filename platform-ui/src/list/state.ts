import { written } from '../fields/written';
import type { Condition } from '../meta/types';

/** What a list shows, as it stands in the address: whoever is sent the address sees the same. */
export interface ListState {
  /** A plugin's view by name, or a saved one by id. */
  view?: string;
  /** Words to search for. */
  q?: string;
  /** Fields to sort by; a leading minus is downwards. Absent: as the view has it. */
  sort?: string[];
  columns?: string[];
  filters?: Filter[];
  /** A form to make a record is open, with values to begin with. */
  make?: boolean;
  /** How it is shown, when not as the view has it: a table, a board, a calendar … */
  layout?: string;
  /** What that way to look is by: columns of a board, the beginning on a calendar, groups of a chart, the parent in a tree. */
  by?: string;
  /** Where records end on a calendar. */
  ends?: string;
  /** What is added up: "count", "sum:amount". */
  measure?: string;
  /** A day, a week, a month; bars, a line. */
  mode?: string;
  /** The day that a calendar shows. */
  date?: string;
}

/** No way to look but the view's own. */
export const PLAIN_LAYOUT: Partial<ListState> = { layout: undefined, by: undefined, ends: undefined, measure: undefined, mode: undefined, date: undefined };

/** One chip: a field, what is asked of it, and with what. */
export interface Filter {
  field: string;
  operator: string;
  value?: unknown;
}

const texts = (value: unknown): string[] | undefined =>
  Array.isArray(value) && value.every((each) => typeof each === 'string') && value.length > 0 ? value : undefined;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

export function readListState(search: Record<string, unknown>): ListState {
  const filters = Array.isArray(search.filters)
    ? search.filters.filter(
        (each): each is Filter =>
          typeof each === 'object' && each !== null && typeof each.field === 'string' && typeof each.operator === 'string',
      )
    : [];
  return {
    view: text(search.view),
    q: text(search.q),
    sort: texts(search.sort),
    columns: texts(search.columns),
    filters: filters.length === 0 ? undefined : filters,
    make: search.make === true ? true : undefined,
    layout: text(search.layout),
    by: text(search.by),
    ends: text(search.ends),
    measure: text(search.measure),
    mode: text(search.mode),
    date: text(search.date),
  };
}

/** A filter as the server's condition; one that is not complete yet asks nothing. */
export function conditionOf(filter: Filter): Condition | undefined {
  const { field, operator } = filter;
  // records are asked for by their ids; what they are called stands in the address for whoever reads the chip
  const value = written(filter.value);
  switch (operator) {
    case 'isEmpty':
      return { [field]: { isEmpty: true } };
    case 'isNotEmpty':
      return { [field]: { isEmpty: false } };
    case 'isMe':
      return { [field]: { isMe: true } };
    case 'between': {
      const [from, until] = Array.isArray(value) ? value : [];
      return from == null || until == null ? undefined : { and: [{ [field]: { atLeast: from } }, { [field]: { atMost: until } }] };
    }
    case 'overlaps':
      // half a span is none yet
      return typeof value !== 'object' || value === null || Object.values(value).includes(null) ? undefined : { [field]: { overlaps: value } };
    default:
      return value === undefined || value === null || (Array.isArray(value) && value.length === 0) ? undefined : { [field]: { [operator]: value } };
  }
}
