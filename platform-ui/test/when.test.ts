import { describe, expect, it } from 'vitest';
import { holds } from '../src/meta/when';

const record = { kind: 'natural_person', rating: 3, roles: ['customer'], owner: { entity: 'system.user', id: 'me' }, amount: { amount: '12.50', currency: 'EUR' }, note: null };

describe('conditions in a form', () => {
  it.each([
    [{ kind: { is: 'natural_person' } }, true],
    [{ kind: { isNot: 'natural_person' } }, false],
    [{ and: [{ rating: { atLeast: 3 } }, { rating: { lessThan: 4 } }] }, true],
    [{ or: [{ rating: { moreThan: 3 } }, { note: { isEmpty: true } }] }, true],
    [{ not: { roles: { contains: 'customer' } } }, false],
    [{ owner: { isMe: true } }, true],
    [{ owner: { is: 'me' } }, true],
    [{ kind: { in: ['legal_person'] } }, false],
    [{ note: { isEmpty: false } }, false],
    [{ and: [] }, true],
  ])('%j: %s', (condition, answer) => {
    expect(holds(condition, record, 'me')).toBe(answer);
  });
});
