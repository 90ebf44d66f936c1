import { written } from '../fields/written';
import type { EntityMeta, FieldMeta, LayoutMeta, Rec, SectionMeta } from '../meta/types';
import { isShown } from '../meta/meta';
import { holds } from '../meta/when';

/** What differs from what was there, as it is written. */
export function changed(before: Partial<Rec>, after: Partial<Rec>, fields: FieldMeta[]): Record<string, unknown> {
  const changes: Record<string, unknown> = {};
  for (const field of fields) {
    const value = after[field.name] ?? null;
    if (JSON.stringify(written(before[field.name] ?? null)) !== JSON.stringify(written(value))) {
      changes[field.name] = field.type === 'parts' ? (value as Rec[] | null)?.map((part) => writtenPart(part)) ?? [] : written(value);
    }
  }
  return changes;
}

/** A part keeps its id, so that the server knows which one it was. */
function writtenPart(part: Partial<Rec>): Record<string, unknown> {
  const skipped = ['version', 'created_at', 'created_by', 'updated_at', 'updated_by', 'position', 'parent', 'can'];
  return Object.fromEntries(
    Object.entries(part)
      .filter(([key]) => !skipped.includes(key))
      .map(([key, value]) => [key, key === 'id' ? value : written(value)]),
  );
}

export interface ShownSection {
  section: SectionMeta;
  fields: FieldMeta[];
}

/** Sections of a page with the fields that a record like this one has. */
export function sectionsOf(meta: EntityMeta, layout: LayoutMeta | undefined, record: Partial<Rec>, me: string, takes: (field: FieldMeta) => boolean): ShownSection[] {
  const sections = layout?.sections ?? [{ name: 'all', label: '', columns: 1, collapsed: false, fields: meta.fields.filter((field) => !field.system) }];
  const hidden = new Set(
    meta.rules.filter((rule) => rule.kind === 'shown' && !holds(rule.where, record, me)).flatMap((rule) => rule.fields ?? []),
  );
  return sections
    .filter((section) => holds(section.when, record, me))
    .map((section) => ({
      section,
      fields: section.fields
        .map((each) => meta.fields.find((field) => field.name === each.name))
        .filter((field): field is FieldMeta => field !== undefined && isShown(field) && !hidden.has(field.name) && takes(field)),
    }))
    .filter(({ fields }) => fields.length > 0);
}

/** Fields that a record like this one must have. */
export function requiredOf(meta: EntityMeta, record: Partial<Rec>, me: string): Set<string> {
  const names = meta.fields.filter((field) => field.required).map((field) => field.name);
  const byRule = meta.rules.filter((rule) => rule.kind === 'required' && holds(rule.where, record, me)).flatMap((rule) => rule.fields ?? []);
  return new Set([...names, ...byRule]);
}

/** Fields that a record like this one keeps as they are, since it is closed. */
export function fixedOf(meta: EntityMeta, record: Partial<Rec>, me: string): Set<string> {
  const closed = meta.rules.filter((rule) => rule.kind === 'frozen' && rule.where !== undefined && holds(rule.where, record, me));
  return new Set(closed.flatMap((rule) => meta.fields.map((field) => field.name).filter((name) => !(rule.but ?? []).includes(name))));
}
