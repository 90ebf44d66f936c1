/** What lists know of conditions, for pages that ask for records too: the sentence of chips, and what it stands for. */
export { Filters } from '../list/Filters';
export { conditionOfAll, type Node, nodesOf } from '../list/nodes';
export type { ListState } from '../list/state';
