import { path } from '../meta/meta';
import { askLines } from './client';
import type { FieldProblem } from './problem';

/** What came of one line of many. */
export interface Outcome {
  line: number;
  status: number;
  id?: string;
  version?: number;
  code?: string;
  detail?: string;
  errors?: FieldProblem[];
}

/** Makes, changes or deletes many records, each that fits; answers what came of each line, in their order. */
export function updateMany(entity: string, lines: Record<string, unknown>[]): Promise<Outcome[]> {
  return bulk(entity, lines, '');
}

/** What would come of many lines; nothing is written. */
export function tryMany(entity: string, lines: Record<string, unknown>[], signal: AbortSignal): Promise<Outcome[]> {
  return bulk(entity, lines, '?trial=true', { signal });
}

/** Writes all lines or none; sent again under the same key, for example since nobody heard the answer, they are not written again. */
export function writeAll(entity: string, lines: Record<string, unknown>[], once: string): Promise<Outcome[]> {
  return bulk(entity, lines, '?atomic=true', { once });
}

async function bulk(entity: string, lines: Record<string, unknown>[], query: string, how?: Parameters<typeof askLines>[2]): Promise<Outcome[]> {
  const outcomes = await askLines<Outcome & { problem?: Omit<Outcome, 'line'> }>(`records/${path(entity)}/bulk${query}`, lines, how);
  const byLine = new Map(outcomes.map((each) => [each.line, { ...each, ...each.problem }]));
  return lines.map((_line, index) => byLine.get(index + 1) ?? { line: index + 1, status: 0 });
}
