import { describe, expect, it } from 'vitest';
import { hueOf } from '../src/ui/hues';

const field = (name: string, ...options: string[]) => ({ name, options: options.map((each) => ({ name: each })) });

describe('hues of values', () => {
  it('differ within a list as long as there are enough', () => {
    const stages = field('stage', 'lead', 'prospect', 'customer', 'partner', 'dormant', 'former', 'lost', 'other');
    expect(new Set(stages.options.map((each) => hueOf(each.name, stages))).size).toBe(8);
  });

  it('stay when a value is added behind them', () => {
    const before = field('stage', 'lead', 'prospect', 'customer');
    const after = field('stage', 'lead', 'prospect', 'customer', 'partner');
    before.options.forEach(({ name }) => expect(hueOf(name, after)).toBe(hueOf(name, before)));
  });

  it('are hues also of a value that is in the list no more', () => {
    expect(hueOf('gone', field('stage', 'lead'))).toBe(hueOf('gone'));
  });
});
