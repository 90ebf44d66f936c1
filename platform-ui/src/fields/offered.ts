import type { EntityMeta, FieldMeta } from '../meta/types';
import { partOf } from './registry';

/** Fields that can be columns of a board. */
export function laneFields(meta: EntityMeta): FieldMeta[] {
  const fields = meta.fields.filter((field) => {
    const lanes = partOf(field.type).lanes;
    return field.read && field.sortable && field.name !== 'id' && (lanes === 'options' || (lanes === 'records' && field.targets?.length === 1));
  });
  // what a workflow moves, and what people choose, before who it belongs to
  const rank = (field: FieldMeta) => (field.moved === true ? 0 : partOf(field.type).lanes === 'options' ? (field.required ? 2 : 1) : field.system ? 4 : 3);
  return fields.sort((a, b) => rank(a) - rank(b));
}

/** Fields by which records stand on a calendar. */
export function timeFields(meta: EntityMeta): FieldMeta[] {
  const rank = (field: FieldMeta) => (field.system ? 2 : partOf(field.type).calendar!.isSpan ? 0 : 1);
  return meta.fields.filter((field) => field.read && partOf(field.type).calendar !== undefined).sort((a, b) => rank(a) - rank(b));
}

/** Fields that a chart groups by. */
export function groupFields(meta: EntityMeta): FieldMeta[] {
  const rank = (field: FieldMeta) => (field.system ? 3 : field.options !== undefined ? 0 : partOf(field.type).groups === 'periods' ? 1 : 2);
  return meta.fields
    .filter((field) => field.read && field.sortable && field.name !== 'id' && partOf(field.type).groups !== undefined && !field.unique && !meta.title.includes(field.name))
    .sort((a, b) => rank(a) - rank(b));
}

/** Fields that name a record of the same kind above. */
export function parentFields(meta: EntityMeta): FieldMeta[] {
  return meta.fields.filter((field) => field.read && !field.system && field.sortable && partOf(field.type).lanes === 'records' && field.targets?.length === 1 && field.targets[0] === meta.name);
}

/** Fields that can be added up, money first. */
export function summedFields(meta: EntityMeta): FieldMeta[] {
  const rank = (field: FieldMeta) => (partOf(field.type).isMoney === true ? 0 : 1);
  return meta.fields.filter((field) => field.read && field.summable).sort((a, b) => rank(a) - rank(b));
}
