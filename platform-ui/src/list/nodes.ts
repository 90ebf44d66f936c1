import { NEEDS_SEVERAL } from '../fields/operators';
import { written } from '../fields/written';
import type { Condition } from '../meta/types';

/** One comparison: a field, perhaps of a record behind references (`account.city`), what is asked of it, and with what. */
export interface Filter {
  field: string;
  operator: string;
  value?: unknown;
}

/** Several conditions together. */
export interface Group {
  of: 'all' | 'any' | 'none';
  nodes: Node[];
}

/** Whether there is one, or none, of what a record has several of, and that meets all conditions. */
export interface Some {
  some: string;
  none?: boolean;
  nodes: Node[];
}

export type Node = Filter | Group | Some;

export const isFilter = (node: Node): node is Filter => 'field' in node;
export const isGroup = (node: Node): node is Group => 'of' in node;
export const isSome = (node: Node): node is Some => 'some' in node;

/** Deeper than anybody builds and less deep than the server reads. */
const MOST_DEPTH = 8;

/** What stands in an address or comes from elsewhere; what is none is passed by. */
export function readNodes(value: unknown, depth = 0): Node[] {
  if (!Array.isArray(value) || depth > MOST_DEPTH) {
    return [];
  }
  return value.flatMap((each): Node[] => {
    if (typeof each !== 'object' || each === null) {
      return [];
    }
    if (typeof each.field === 'string' && typeof each.operator === 'string') {
      return [{ field: each.field, operator: each.operator, ...(each.value === undefined ? {} : { value: operandOf(each.operator, each.value) }) }];
    }
    if (['all', 'any', 'none'].includes(each.of)) {
      return [{ of: each.of, nodes: readNodes(each.nodes, depth + 1) }];
    }
    return typeof each.some === 'string' ? [{ some: each.some, ...(each.none === true ? { none: true } : {}), nodes: readNodes(each.nodes, depth + 1) }] : [];
  });
}

/** An address may be written by hand: one value where several are meant is the only one of them. */
function operandOf(operator: string, value: unknown): unknown {
  return NEEDS_SEVERAL.includes(operator) && value !== null && !Array.isArray(value) ? [value] : value;
}

/** A node as the server's condition; what is not complete yet asks nothing. */
export function conditionOf(node: Node): Condition | undefined {
  if (isFilter(node)) {
    return comparisonOf(node);
  }
  const within = node.nodes.map(conditionOf).filter((each): each is Condition => each !== undefined);
  if (isSome(node)) {
    const some: Condition = { some: node.some, ...(within.length === 0 ? {} : { where: within.length === 1 ? within[0]! : { and: within } }) };
    return node.none === true ? { not: some } : some;
  }
  if (within.length === 0) {
    return undefined;
  }
  return node.of === 'all' ? { and: within } : node.of === 'any' ? { or: within } : { not: { or: within } };
}

function comparisonOf({ field, operator, value: given }: Filter): Condition | undefined {
  // records are asked for by their ids; what they are called stands in the address for whoever reads the chip
  const value = written(given);
  const each = (many: unknown) => (many as unknown[]).map((one): Condition => ({ [field]: { contains: one } }));
  switch (operator) {
    case 'isEmpty':
      return { [field]: { isEmpty: true } };
    case 'isNotEmpty':
      return { [field]: { isEmpty: false } };
    case 'isMe':
      return { [field]: { isMe: true } };
    case 'isNotMe':
      return { not: { [field]: { isMe: true } } };
    default:
  }
  if (operator === 'between') {
    const [from, until] = Array.isArray(value) ? value : [];
    return from == null || until == null ? undefined : { and: [{ [field]: { atLeast: from } }, { [field]: { atMost: until } }] };
  }
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) {
    return undefined;
  }
  switch (operator) {
    case 'overlaps':
      // half a span is none yet
      return typeof value !== 'object' || Object.values(value).includes(null) ? undefined : { [field]: { overlaps: value } };
    case 'containsAny':
      return { or: each(value) };
    case 'containsAll':
      return { and: each(value) };
    case 'containsNone':
      return { not: { or: each(value) } };
    default:
      return { [field]: { [operator]: value } };
  }
}

/** All of a list of nodes; undefined when they ask for nothing. */
export function conditionOfAll(nodes: readonly Node[]): Condition[] {
  return nodes.map(conditionOf).filter((each): each is Condition => each !== undefined);
}

/** A condition as nodes that mean the same together; undefined when it says what no node says. */
export function nodesOf(condition: Condition | undefined): Node[] | undefined {
  if (condition === undefined) {
    return [];
  }
  if ('some' in condition) {
    const within = nodesOf(condition.where as Condition | undefined);
    return within === undefined ? undefined : [{ some: String(condition.some), nodes: within }];
  }
  const nodes: Node[] = [];
  for (const [key, asked] of Object.entries(condition)) {
    const more = nodesOfKey(key, asked);
    if (more === undefined) {
      return undefined;
    }
    nodes.push(...more);
  }
  return nodes;
}

function nodesOfKey(key: string, asked: unknown): Node[] | undefined {
  if (key === 'and') {
    const all = asked as Condition[];
    const known = between(all) ?? several(all, 'containsAll');
    if (known !== undefined) {
      return [known];
    }
    const parts = all.map(nodesOf);
    return parts.includes(undefined) ? undefined : (parts as Node[][]).flat();
  }
  if (key === 'or') {
    return anyOf(asked as Condition[], 'any');
  }
  if (key === 'not') {
    return notOf(asked as Condition);
  }
  if (typeof asked !== 'object' || asked === null) {
    return undefined;
  }
  return Object.entries(asked).map(([operator, value]): Node => {
    if (operator === 'isEmpty') {
      return { field: key, operator: value === false ? 'isNotEmpty' : 'isEmpty' };
    }
    if (operator === 'isMe') {
      return { field: key, operator: value === false ? 'isNotMe' : 'isMe' };
    }
    return { field: key, operator, value: known(value) };
  });
}

function anyOf(conditions: Condition[], of: 'any' | 'none'): Node[] | undefined {
  const known = several(conditions, of === 'any' ? 'containsAny' : 'containsNone');
  if (known !== undefined) {
    return [known];
  }
  const parts = conditions.map(nodesOf);
  if (parts.includes(undefined)) {
    return undefined;
  }
  return [{ of, nodes: (parts as Node[][]).map((part) => (part.length === 1 ? part[0]! : { of: 'all', nodes: part })) }];
}

function notOf(condition: Condition): Node[] | undefined {
  const keys = Object.keys(condition);
  if (keys.length === 1 && keys[0] === 'or') {
    return anyOf(condition.or as Condition[], 'none');
  }
  const within = nodesOf(condition);
  if (within === undefined) {
    return undefined;
  }
  const [only] = within;
  if (within.length === 1 && only !== undefined) {
    if (isSome(only) && only.none !== true) {
      return [{ ...only, none: true }];
    }
    if (isFilter(only) && only.operator === 'isMe') {
      return [{ ...only, operator: 'isNotMe' }];
    }
    return [{ of: 'none', nodes: within }];
  }
  return [{ of: 'none', nodes: [{ of: 'all', nodes: within }] }];
}

/** A record that a kept condition names is a reference; what it is called has to be looked up. */
function known(value: unknown): unknown {
  const named = typeof value === 'string' ? /^([a-z]\w*\.[a-z]\w*)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(value) : null;
  return named === null ? (Array.isArray(value) ? value.map(known) : value) : { entity: named[1], id: named[2] };
}

const comparison = (condition: Condition): [string, string, unknown] | undefined => {
  const [field, ...others] = Object.keys(condition);
  const asked = field === undefined ? undefined : condition[field];
  if (field === undefined || others.length > 0 || ['and', 'or', 'not', 'some'].includes(field) || typeof asked !== 'object' || asked === null) {
    return undefined;
  }
  const [operator, ...more] = Object.keys(asked);
  return operator === undefined || more.length > 0 ? undefined : [field, operator, (asked as Record<string, unknown>)[operator]];
};

/** Two bounds of one field are a span. */
function between(conditions: Condition[]): Filter | undefined {
  const [from, until] = conditions.map(comparison);
  return conditions.length === 2 && from !== undefined && until !== undefined && from[0] === until[0] && from[1] === 'atLeast' && until[1] === 'atMost'
    ? { field: from[0], operator: 'between', value: [known(from[2]), known(until[2])] }
    : undefined;
}

/** Several values that one field is asked to hold. */
function several(conditions: Condition[], operator: string): Filter | undefined {
  const all = conditions.map(comparison);
  const field = all[0]?.[0];
  return field !== undefined && (operator !== 'containsAll' || all.length > 1) && all.every((each) => each !== undefined && each[0] === field && each[1] === 'contains' && !Array.isArray(each[2]))
    ? { field, operator, value: all.map((each) => known(each![2])) }
    : undefined;
}
