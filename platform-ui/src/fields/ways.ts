import type { ActionMeta, EntityMeta, FieldMeta, Rec } from '../meta/types';
import { written } from './written';

/** Where a record may go: by writing the field, or by the transition that moves it; undefined where it may not. */
export type Way = { kind: 'write' } | { kind: 'act'; action: ActionMeta };

/** The name of the lane of records in which the field is empty. */
export const NOTHING = '';

/** In which lane a record is. */
export function laneOf(record: Rec, field: FieldMeta): string {
  return String(written(record[field.name] ?? null) ?? NOTHING);
}

/** How a record gets into a lane. Where a workflow holds the field, its transitions are the only ways. */
export function wayTo(meta: EntityMeta, field: FieldMeta, record: Rec, lane: string): Way | undefined {
  if (laneOf(record, field) === lane) {
    return undefined;
  }
  if (field.moved !== true) {
    return field.update && record.can?.update === true && !(lane === NOTHING && field.required) ? { kind: 'write' } : undefined;
  }
  const [action] = stepsTo(meta, field, lane).filter((step) => isOpen(step, field, record));
  return action === undefined ? undefined : { kind: 'act', action };
}

/** All transitions that lead to a state, whether or not the record may take one of them now. */
export function stepsTo(meta: EntityMeta, field: FieldMeta, lane: string): ActionMeta[] {
  return meta.actions.filter(
    ({ moves, approval }) => moves?.field === field.name && (moves.to === undefined || moves.to.includes(lane) || approval?.waiting === lane),
  );
}

/** Whether a record may take a transition now. */
export function isOpen({ name, moves }: ActionMeta, field: FieldMeta, record: Rec): boolean {
  return record.can?.actions.includes(name) === true && (moves?.from === undefined || moves.from.includes(laneOf(record, field)));
}

/** What an action is told so that a record gets into a lane; undefined where more has to be asked for. */
export function inputOf(action: ActionMeta, field: FieldMeta, lane: string): Record<string, unknown> | undefined {
  if (action.input.length === 0) {
    return {};
  }
  // where a transition leads to by a reference, that is all that it asks for
  const [only] = action.input;
  return action.moves?.to === undefined && action.input.length === 1 && only?.name === field.name ? { [only.name]: lane } : undefined;
}
