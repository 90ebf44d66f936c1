import { fieldOf, useMetaIfThere } from './meta';
import type { EntityMeta, FieldMeta } from './types';

/** A field, perhaps behind references, with all names on the way to it. */
export interface PathField {
  field: FieldMeta;
  /** "Account › Country". */
  label: string;
}

/** How many fields stand one behind the other at most. */
export const MOST_STEPS = 3;

/** The record that a single reference of one kind leads to. */
export function behind(field: FieldMeta | undefined): string | undefined {
  // what holds several of them, or parts, cannot be asked whether it is one
  return field?.targets?.length === 1 && field.operators.includes('is') && field.read && field.name !== 'id' ? field.targets[0] : undefined;
}

/** Finds `account.country`; undefined while the way is being asked for, null where there is none for this user. */
export function usePath(meta: EntityMeta | undefined, path: string): PathField | null | undefined {
  const steps = path.split('.');
  const first = meta === undefined ? undefined : fieldOf(meta, steps[0]!);
  const second = useMetaIfThere(steps.length > 1 ? behind(first) : undefined);
  const secondField = second === undefined ? undefined : fieldOf(second, steps[1]!);
  const third = useMetaIfThere(steps.length > 2 ? behind(secondField) : undefined);
  const thirdField = third === undefined ? undefined : fieldOf(third, steps[2]!);
  if (meta === undefined) {
    return undefined;
  }
  if (first === undefined || steps.length > MOST_STEPS) {
    return null;
  }
  const ways = [first, secondField, thirdField].slice(0, steps.length);
  const metas = [meta, second, third];
  for (let step = 1; step < steps.length; step++) {
    if (metas[step] === undefined) {
      return behind(ways[step - 1]) === undefined ? null : undefined;
    }
    if (ways[step] === undefined) {
      return null;
    }
  }
  const found = ways as FieldMeta[];
  return { field: { ...found[found.length - 1]!, name: path }, label: found.map((field) => field.label).join(' › ') };
}

/** What a record has several of, about which one may ask whether some meet a condition. */
export function manyOf(meta: EntityMeta): { some: string; label: string; entity: string }[] {
  const fields = meta.fields.filter((field) => field.some === true && field.read).map((field) => ({ some: field.name, label: field.label, entity: field.targets?.[0] ?? '' }));
  const pointing = meta.related.map((each) => ({ some: each.some, label: each.label, entity: each.of }));
  const seen = new Set<string>();
  return [...fields, ...pointing].filter((each) => each.entity !== '' && !seen.has(each.some) && seen.add(each.some) !== undefined);
}
