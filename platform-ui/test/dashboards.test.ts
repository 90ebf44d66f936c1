import { describe, expect, it } from 'vitest';
import { sent } from '../src/api/dashboards';
import { ofPlugin } from '../src/pages/home/builtIn';

const query = { entity: 'a.b', where: { and: [] }, sort: [], groups: [] as string[], limit: 50 };
const place = { across: 0, down: 1, width: 3, height: 2 };

describe('a widget', () => {
  it.each([
    ['a figure by its measure', [], 'count', 'figure', undefined],
    ['a figure that is compared by periods', ['created_at:month'], 'sum:amount', 'figure', 'created_at:month'],
    ['a chart of a measure by groups', ['city'], 'sum:amount', 'chart', 'city'],
    ['a chart by groups', ['created_at:month'], undefined, 'chart', 'created_at:month'],
    ['a list otherwise', [], undefined, 'list', undefined],
  ])('of a plugin is %s', (_what, groups, measure, kind, by) => {
    const widget = ofPlugin({ id: 'a.w', label: 'W', query: { ...query, groups }, measure });
    expect(widget.kind).toBe(kind);
    expect(widget.by).toBe(by);
    expect(widget.measure).toBe(measure);
  });

  it('is sent whole, with what it does not have as nothing', () => {
    expect(sent({ ...place, kind: 'figure', entity: 'a.b', id: 'x', lacks: [] })).toMatchObject({ ...place, id: 'x', kind: 'figure', entity: 'a.b', by: null, condition: null });
  });

  it('of which not all is known is sent with its place alone', () => {
    expect(sent({ ...place, kind: 'figure', id: 'x', lacks: ['entity'] })).toEqual({ ...place, id: 'x' });
  });
});
