import { queryOptions } from '@tanstack/react-query';
import { path } from '../meta/meta';
import type { Condition, Page } from '../meta/types';
import { ask } from './client';
import type { Totals } from './records';

/** One thing on a dashboard, under the names of its fields; terms are told with commas between them. */
export interface Widget {
  id?: string;
  kind: string;
  /** Where it stands on a grid of twelve columns, and how many columns and rows it takes. */
  across: number;
  down: number;
  width: number;
  height: number;
  headline?: string;
  entity?: string;
  /** The id of a view, for what it asks. */
  view?: string;
  condition?: { entity: string; where: Condition };
  sort?: string;
  shown_columns?: string;
  by?: string;
  starts?: string;
  measure?: string;
  chart?: string;
  lines?: number;
  note?: string;
  element?: string;
  /** What of it this user may not read. */
  lacks?: string[];
}

export interface Dashboard {
  /** Empty for the one that is built in. */
  id: string;
  version: number;
  own: boolean;
  name: string;
  opens: boolean;
  everybody: boolean;
  roles: string[];
  widgets: Widget[];
}

export interface Dashboards {
  dashboards: Dashboard[];
  home: string | null;
}

export const dashboards = queryOptions({
  queryKey: ['records', 'system.dashboard', 'list', 'mine'],
  queryFn: ({ signal }) => ask<Dashboards>('dashboards', { signal }),
  staleTime: 60_000,
});

/** In which order somebody has dashboards, and which is their home. */
export function chooseDashboards(order: string[], home: string | null): Promise<void> {
  return ask<void>('dashboards', { method: 'PUT', body: { dashboards: order, home } });
}

const PARTS = ['headline', 'entity', 'view', 'condition', 'sort', 'shown_columns', 'by', 'starts', 'measure', 'chart', 'lines', 'note', 'element'] as const;

/** A widget as it is sent: of one of which not all is known, only where it stands. */
export function sent(widget: Widget): Record<string, unknown> {
  const { id, across, down, width, height } = widget;
  const place = { ...(id === undefined ? {} : { id }), across, down, width, height };
  if (id !== undefined && (widget.lacks ?? []).length > 0) {
    return place;
  }
  return { ...place, kind: widget.kind, ...Object.fromEntries(PARTS.map((part) => [part, widget[part] ?? null])) };
}

/*
 * What widgets ask is kept apart from what lists ask: a change in records is shown by lists at once, and by a page full of numbers
 * now and then.
 */

/** What stands on the calendars of all plugins. */
export const CALENDAR = 'system.calendar';

/** Numbers by groups. */
export function widgetTotals(entity: string, where: Condition, groups: string[], measures: string[], limit = 1000) {
  return queryOptions({
    queryKey: ['widgets', entity, 'totals', where, groups, measures, limit],
    queryFn: ({ signal }) => ask<Totals>(`records/${path(entity)}/aggregate`, { method: 'POST', signal, body: { where, groups, measures, limit } }),
    staleTime: 5_000,
    retry: false,
  });
}

/** The first records of a list, and how many there are. */
export function widgetRows(entity: string, { where, words = '' }: { where: Condition; words?: string }, sort: string[], fields: string[], limit: number) {
  return queryOptions({
    queryKey: ['widgets', entity, 'rows', where, words, sort, fields, limit],
    queryFn: ({ signal }) => ask<Page>(`records/${path(entity)}/query`, { method: 'POST', signal, body: { where, ...(words === '' ? {} : { q: words }), sort, fields, limit, count: true } }),
    staleTime: 5_000,
    retry: false,
  });
}
