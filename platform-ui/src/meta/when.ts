import type { Condition, Rec, RefValue } from './types';

/** A condition is evaluated on a record as it stands in a form, to show or hide what depends on it; the server decides anyhow. */
export function holds(condition: Condition | undefined, record: Partial<Rec>, me: string): boolean {
  if (condition === undefined) {
    return true;
  }
  return Object.entries(condition).every(([key, value]) => {
    switch (key) {
      case 'and':
        return (value as Condition[]).every((each) => holds(each, record, me));
      case 'or':
        return (value as Condition[]).some((each) => holds(each, record, me));
      case 'not':
        return !holds(value as Condition, record, me);
      case 'some':
      case 'where':
        // about other records, of which the form knows nothing
        return true;
      default:
        return term(key, value as Record<string, unknown>, record, me);
    }
  });
}

function term(path: string, asked: Record<string, unknown>, record: Partial<Rec>, me: string): boolean {
  if (path.includes('.')) {
    return true;
  }
  const value = plain(record[path]);
  return Object.entries(asked).every(([operator, operand]) => compare(operator, value, operand, me));
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  if (typeof value === 'object' && value !== null) {
    return 'id' in value ? (value as RefValue).id : 'amount' in value ? Number((value as { amount: string }).amount) : value;
  }
  return value;
}

function compare(operator: string, value: unknown, operand: unknown, me: string): boolean {
  const empty = value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  switch (operator) {
    case 'isEmpty':
      return empty === (operand !== false);
    case 'isMe':
      return (value === me) === (operand !== false);
    case 'is':
      return same(value, operand);
    case 'isNot':
      return !same(value, operand);
    case 'in':
      return Array.isArray(operand) && operand.some((each) => same(value, each));
    case 'contains':
      return Array.isArray(value)
        ? value.includes(operand)
        : String(value ?? '').toLowerCase().includes(String(operand).toLowerCase());
    case 'startsWith':
      return String(value ?? '').toLowerCase().startsWith(String(operand).toLowerCase());
    case 'atLeast':
      return !empty && order(value, operand) >= 0;
    case 'atMost':
      return !empty && order(value, operand) <= 0;
    case 'moreThan':
      return !empty && order(value, operand) > 0;
    case 'lessThan':
      return !empty && order(value, operand) < 0;
    default:
      return true;
  }
}

function same(value: unknown, operand: unknown): boolean {
  return (value ?? null) === operand || (typeof value === 'number' && Number(operand) === value);
}

function order(value: unknown, operand: unknown): number {
  const [a, b] = [Number(value), Number(operand)];
  if (!Number.isNaN(a) && !Number.isNaN(b)) {
    return a - b;
  }
  return String(value) < String(operand) ? -1 : String(value) > String(operand) ? 1 : 0;
}
