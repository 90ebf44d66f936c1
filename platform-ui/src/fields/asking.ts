import type { FieldMeta } from '../meta/types';
import { NEEDS_SEVERAL } from './operators';
import { partOf } from './registry';

/** What can be asked of a field, as a person would say it; what most people mean comes first. */
export function operatorsOf(field: FieldMeta): string[] {
  const holdsSeveral = field.type === 'choices' || field.type === 'references';
  const operators: string[] = field.operators.filter((operator) => !holdsSeveral || (operator !== 'in' && operator !== 'contains'));
  if (holdsSeveral && field.operators.includes('contains')) {
    operators.unshift('containsAny', 'containsAll', 'containsNone');
  }
  if (field.operators.includes('atLeast') && field.options === undefined) {
    operators.push('between');
  }
  if (field.operators.includes('isEmpty')) {
    operators.push('isNotEmpty');
  }
  if (field.targets?.includes('system.user') && field.operators.includes('is')) {
    operators.unshift('isMe', 'isNotMe');
  }
  const usual = ['contains', 'startsWith', 'isMe', 'containsAny', 'in', 'is'];
  const usualFirst = chosenAs(field) !== undefined ? usual : usual.filter((operator) => operator !== 'in');
  return [...new Set(operators)].sort((a, b) => rank(usualFirst, a) - rank(usualFirst, b));
}

function rank(usual: string[], operator: string): number {
  const index = usual.indexOf(operator);
  return index < 0 ? usual.length : index;
}

/** Whether the values of an operator are typed in one after the other, since nothing offers them. */
export function areTyped(field: FieldMeta, operator: string): boolean {
  return operator === 'in' && chosenAs(field) === undefined;
}

/** The field as which a value is filled in: a text where a long one is asked for, several where one of them is meant. */
export function askedOf(field: FieldMeta, operator: string): FieldMeta {
  return { ...field, type: typeOf(field, operator), required: false };
}

/** As which type several of its values are chosen; undefined where nothing offers them. */
function chosenAs({ type, options, targets }: FieldMeta): string | undefined {
  return options !== undefined ? 'choices' : targets !== undefined ? 'references' : partOf(type).several;
}

/** One of what a field holds several of, as an address or a kept condition may ask for it. */
const ONE_OF: Record<string, string> = { choices: 'choice', references: 'reference' };

function typeOf(field: FieldMeta, operator: string): string {
  const { type } = field;
  if (NEEDS_SEVERAL.includes(operator)) {
    return chosenAs(field) ?? type;
  }
  if (operator === 'contains' && ONE_OF[type] !== undefined) {
    return ONE_OF[type];
  }
  return ['long_text', 'rich_text', 'email', 'url', 'phone'].includes(type) ? 'text' : type;
}

/** By which parts of time a field may be cut into groups. */
export function periodsOf(field: FieldMeta): readonly string[] {
  return partOf(field.type).periods ?? [];
}
