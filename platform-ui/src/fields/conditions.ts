import { fieldOf } from '../meta/meta';
import { holds } from '../meta/when';
import type { Condition, EntityMeta, FieldMeta, Rec } from '../meta/types';
import type { Translate } from '../shell/app';
import type { Formats } from './formats';
import { NEEDS_NOTHING, operatorWord } from './operators';
import { partOf } from './registry';

/** What a record lacks of a condition, each as one would say it: "Total: more than 1,000". What is about other records is left out. */
export function lacking(meta: EntityMeta, condition: Condition | undefined, record: Rec, me: string, t: Translate, formats: Formats): string[] {
  if (condition === undefined || holds(condition, record, me)) {
    return [];
  }
  return Object.entries(condition).flatMap(([key, value]) => {
    if (key === 'and') {
      return (value as Condition[]).flatMap((each) => lacking(meta, each, record, me, t, formats));
    }
    if (key === 'or') {
      const parts = (value as Condition[]).map((each) => lacking(meta, each, record, me, t, formats).join(', ')).filter((each) => each !== '');
      return parts.length === 0 ? [] : [`${t('filter.any_of')}: ${parts.join(' · ')}`];
    }
    const field = fieldOf(meta, key);
    return field === undefined ? [] : Object.entries(value as Record<string, unknown>).map(([operator, operand]) => told(field, operator, operand, t, formats));
  });
}

function told(field: FieldMeta, operator: string, operand: unknown, t: Translate, formats: Formats): string {
  const isTurned = operand === false && NEEDS_NOTHING.includes(operator);
  const word = isTurned ? (operator === 'isEmpty' ? 'isNotEmpty' : 'isNotMe') : operator;
  const said = `${field.label}: ${operatorWord(word, t)}`;
  if (NEEDS_NOTHING.includes(word) || typeof operand === 'object' && operand !== null && !Array.isArray(operand)) {
    return said;
  }
  const text = (value: unknown) => partOf(field.options === undefined ? field.type : 'choice').text(value, formats, field) || String(value);
  return `${said} ${Array.isArray(operand) ? operand.map(text).join(', ') : text(operand)}`;
}
