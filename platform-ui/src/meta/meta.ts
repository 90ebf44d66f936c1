import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { ask } from '../api/client';
import type { Condition, EntityMeta, FieldMeta, Rec, RefValue } from './types';

/** "contacts.account" as it stands in addresses: "contacts/account". */
export function path(entity: string): string {
  return entity.replace('.', '/');
}

/** Where a record's page lies. */
export function pageOf(ref: RefValue): string {
  return `/${path(ref.entity)}/${ref.id}`;
}

/** Where records of a kind are taken in from a file. */
export function importOf(entity: string): string {
  return `/${path(entity)}/import`;
}

export function metaOf(entity: string) {
  return queryOptions({
    queryKey: ['meta', entity],
    queryFn: ({ signal }) => ask<EntityMeta>(`meta/${path(entity)}`, { signal }),
    staleTime: Infinity,
  });
}

export function useMeta(entity: string): EntityMeta {
  return useSuspenseQuery(metaOf(entity)).data;
}

/** The same without waiting for it. */
export function useMetaIfThere(entity: string | undefined): EntityMeta | undefined {
  return useQuery({ ...metaOf(entity ?? ''), enabled: entity !== undefined }).data;
}

export function fieldOf(meta: EntityMeta, name: string): FieldMeta | undefined {
  return meta.fields.find((field) => field.name === name);
}

/** Whether anything of a field is to be seen: its value, or the end of it. */
export function isShown(field: FieldMeta): boolean {
  return field.read || field.masked !== undefined;
}

/** A field that administrators have added; it takes the same path as all, and its origin is shown. */
export function isOwn(field: FieldMeta): boolean {
  return field.from === 'custom';
}

/** What a record is called. */
export function titleOf(meta: EntityMeta, record: Rec): string {
  const words = meta.title.map((name) => word(record[name])).filter((text) => text !== '');
  return words.join(' ') || `${meta.label} ${String(record.id).slice(-6)}`;
}

function word(value: unknown): string {
  if (value === null || value === undefined) {
    return '';
  }
  return typeof value === 'object' ? ((value as RefValue).title ?? '') : String(value);
}

/** Whether people make records of it here: what comes about otherwise, as plans and tasks do, has no field to be filled in. */
export function mayCreate(meta: EntityMeta): boolean {
  return (meta.may.create ?? []).some((right) => right !== 'none') && meta.fields.some((field) => !field.system && field.create);
}

/** Fields that are shown in a list when no view said which. */
export function usualColumns(meta: EntityMeta): string[] {
  const declared = (meta.layouts.list?.fields ?? []).map((field) => field.name);
  const small = meta.fields.filter(
    (field) => field.read && !field.system && !['parts', 'long_text', 'rich_text', 'condition', 'file'].includes(field.type),
  );
  const names = declared.length > 1 ? declared : [...meta.title, ...small.map((field) => field.name)];
  return [...new Set(names)].filter((name) => fieldOf(meta, name)?.read).slice(0, 9);
}

/** What points to a record by a field. The id alone says it only where a field takes records of one kind; with the kind it is said everywhere. */
export function pointsTo(by: Pick<FieldMeta, 'name' | 'type'>, { entity, id }: RefValue): Condition {
  return { [by.name]: by.type === 'references' ? { contains: id } : { is: { entity, id } } };
}

export function always(): Condition {
  return { and: [] };
}

/** Both conditions at once; one that always holds is left out. */
export function both(...conditions: (Condition | undefined)[]): Condition {
  const real = conditions.filter(
    (condition): condition is Condition =>
      condition !== undefined && !(Array.isArray(condition.and) && condition.and.length === 0) && Object.keys(condition).length > 0,
  );
  return real.length === 1 ? real[0]! : { and: real };
}
