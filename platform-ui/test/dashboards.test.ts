import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderHook } from '@testing-library/react';
import { createElement, type ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { sent, type Widget } from '../src/api/dashboards';
import { viewsOf } from '../src/api/views';
import { metaOf } from '../src/meta/meta';
import type { Condition, EntityMeta } from '../src/meta/types';
import { ofPlugin } from '../src/pages/home/builtIn';
import { narrowed, useSource } from '../src/pages/home/source';

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

  it.each([
    ['line', ['created_at:month'], 'chart', 'created_at:month'],
    ['pie', ['city'], 'chart', 'city'],
    ['number', [], 'figure', undefined],
  ] as const)('of a plugin that is to be drawn as a %s is that', (chart, groups, kind, by) => {
    const widget = ofPlugin({ id: 'a.w', label: 'W', query: { ...query, groups: [...groups] }, measure: 'sum:amount', chart });
    expect(widget).toMatchObject({ kind, measure: 'sum:amount' });
    expect(widget.by).toBe(by);
    expect(widget.chart).toBe(kind === 'chart' ? chart : undefined);
  });

  it('is sent whole, with what it does not have as nothing', () => {
    expect(sent({ ...place, kind: 'figure', entity: 'a.b', id: 'x', lacks: [] })).toMatchObject({ ...place, id: 'x', kind: 'figure', entity: 'a.b', by: null, condition: null });
  });

  it('of which not all is known is sent with its place alone', () => {
    expect(sent({ ...place, kind: 'figure', id: 'x', lacks: ['entity'] })).toEqual({ ...place, id: 'x' });
  });
});

describe('the list behind a widget', () => {
  const open: Condition = { state: { in: ['open'] } };
  const mine: Condition = { owner: { isMe: true } };
  // two fields of one record against each other: no chip says that
  const unsaid: Condition = { and: [{ ends: 'starts' }] };
  const behind = [{ field: 'city', operator: 'is', value: 'Brno' }];
  const [chipOpen, chipMine] = [{ field: 'state', operator: 'in', value: ['open'] }, { field: 'owner', operator: 'isMe' }];

  function of(widget: Partial<Widget>, view?: Condition) {
    const client = new QueryClient();
    client.setQueryData(metaOf('a.b').queryKey, { name: 'a.b' } as EntityMeta);
    client.setQueryData(viewsOf('a.b').queryKey, { views: [{ id: 'v', lacks: [], ...(view === undefined ? {} : { condition: { entity: 'a.b', where: view } }) }, { id: 'w', lacks: [], words: 'steel' }] } as never);
    client.setDefaultOptions({ queries: { staleTime: Infinity } });
    const wrapper = ({ children }: { children: ReactNode }) => createElement(QueryClientProvider, { client }, children);
    return renderHook(() => useSource({ ...place, kind: 'chart', entity: 'a.b', ...widget }), { wrapper }).result.current!;
  }

  it('is the view itself where the widget asks nothing more, and what the view asks stays in what is behind a bar', () => {
    const source = of({ view: 'v' }, open);
    expect(source.list).toEqual({ view: 'v' });
    expect(narrowed(source, behind)).toEqual({ view: 'v', filters: [chipOpen, ...behind] });
  });

  it('asks what the view and the widget ask together', () => {
    const source = of({ view: 'v', condition: { entity: 'a.b', where: mine } }, open);
    expect(source.list).toEqual({ view: 'v', filters: [chipOpen, chipMine] });
    expect(narrowed(source, behind)).toEqual({ view: 'v', filters: [chipOpen, chipMine, ...behind] });
  });

  it('leaves to the view what no chip says, since the view keeps asking it', () => {
    expect(narrowed(of({ view: 'v', condition: { entity: 'a.b', where: mine } }, unsaid), behind)).toEqual({ view: 'v', filters: [chipMine, ...behind] });
  });

  it('does not exist where the widget asks what no chip says', () => {
    const source = of({ condition: { entity: 'a.b', where: unsaid } });
    expect(source.list).toBeUndefined();
    expect(narrowed(source, behind)).toBeUndefined();
  });

  it('has the words that the view looks for, which numbers cannot be asked by', () => {
    expect(of({ view: 'w' }).words).toBe('steel');
    expect(of({ view: 'v' }, open).words).toBe('');
  });

  it('is that of all where nothing is asked', () => {
    expect(narrowed(of({}), behind)).toEqual({ view: 'all', filters: behind });
  });
});
