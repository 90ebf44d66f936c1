import { summedFields } from '../fields/offered';
import type { EntityMeta } from '../meta/types';
import type { Translate } from '../shell/app';

/** What can be counted and added up of records. */
export function measuresOf(meta: EntityMeta): string[] {
  return ['count', ...summedFields(meta).flatMap((field) => [`sum:${field.name}`, `average:${field.name}`])];
}

/** What a number is called. */
export function measureLabel(meta: EntityMeta, measure: string, t: Translate): string {
  const field = summedFields(meta).find((each) => measure.endsWith(`:${each.name}`));
  return field === undefined ? t('chart.number_of', { what: meta.plural }) : t(measure.startsWith('sum:') ? 'chart.sum_of' : 'chart.average_of', { what: field.label });
}
