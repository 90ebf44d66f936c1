import type { Page, Rec } from '../meta/types';

/** A line of a tree; without a record it says that something is on its way, or left out. */
export interface Node {
  /** The ids from the top down to it. */
  key: string;
  record?: Rec;
  level: number;
  isOpen: boolean;
  /** It stands above itself. */
  isCycle: boolean;
  index: number;
  size: number;
  /** The key of the line that it stands under. */
  parent?: string;
  said?: string;
  /** Why the lines that belong here are not there, and what was to be asked once more. */
  failed?: { error: unknown; of: string };
}

/** What is known of the records below one. */
export interface Answered {
  data?: Page;
  isPending: boolean;
  error: unknown;
}

/**
 * The lines of a tree from the top down, as far as it is open. What stands under itself is shown once more and opened no further.
 *
 * @param circles of each circle of records that stand above themselves one, which is at no top; they stand at the end, under a line of their own
 */
export function nodesOf(roots: Rec[], circles: Rec[], opened: ReadonlySet<string>, below: (id: string) => Answered | undefined, words: { leftOut: string; circles: string }): Node[] {
  const all: Node[] = [];
  const add = (record: Rec, above: string[], index: number, size: number) => {
    const isCycle = above.includes(record.id);
    const isOpen = opened.has(record.id) && !isCycle;
    const path = [...above, record.id];
    const key = path.join('/');
    all.push({ key, record, level: path.length, isOpen, isCycle, index, size, parent: above.length === 0 ? undefined : above.join('/') });
    if (!isOpen) {
      return;
    }
    const answer = below(record.id);
    const children = answer?.data?.records ?? [];
    children.forEach((child, place) => add(child, path, place, children.length));
    const note = { level: path.length + 1, isOpen: false, isCycle: false, index: 0, size: 1, parent: key };
    if (answer?.isPending === true) {
      all.push({ ...note, key: `${key}/…` });
    } else if (answer !== undefined && answer.data === undefined) {
      all.push({ ...note, key: `${key}/failed`, failed: { error: answer.error, of: record.id } });
    } else if (answer?.data?.next != null) {
      all.push({ ...note, key: `${key}/more`, said: words.leftOut });
    }
  };
  const size = roots.length + circles.length;
  roots.forEach((record, index) => add(record, [], index, size));
  if (circles.length > 0) {
    all.push({ key: 'circles', level: 1, isOpen: false, isCycle: false, index: roots.length, size, said: words.circles });
    circles.forEach((record, index) => add(record, [], roots.length + index, size));
  }
  return all;
}
