import type { Translate } from '../shell/app';

/** Of these operators nothing more is said. */
export const NEEDS_NOTHING = ['isEmpty', 'isNotEmpty', 'isMe', 'isNotMe'];

/** Of these, several values. */
export const NEEDS_SEVERAL = ['in', 'containsAny', 'containsAll', 'containsNone'];

const KNOWN = new Set([...NEEDS_NOTHING, ...NEEDS_SEVERAL, 'is', 'isNot', 'atLeast', 'atMost', 'moreThan', 'lessThan', 'between', 'contains', 'startsWith', 'overlaps']);

/** An operator as one says it; one that an address names and nobody knows is said as it stands there. */
export function operatorWord(operator: string, t: Translate): string {
  return KNOWN.has(operator) ? t(`operator.${operator}`) : operator;
}
