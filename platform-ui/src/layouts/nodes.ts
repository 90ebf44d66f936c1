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
}

/**
 * The lines of a tree from the top down, as far as it is open. What stands under itself is shown once more and opened no
 * further: a server holds no such records, and between two of its answers there may be some.
 */
export function nodesOf(roots: Rec[], opened: ReadonlySet<string>, below: (id: string) => { data?: Page; isPending: boolean } | undefined, leftOut: string): Node[] {
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
    } else if (answer?.data?.next != null) {
      all.push({ ...note, key: `${key}/more`, said: leftOut });
    }
  };
  roots.forEach((record, index) => add(record, [], index, roots.length));
  return all;
}
