import { useMemo } from 'react';
import type { Dashboard, Widget } from '../../api/dashboards';
import { useTiles, useWidgets } from '../../plugins/manifest';
import { useApp } from '../../shell/app';
import { type NavItem, type PluginWidget, useNavigation } from '../../shell/manifest';
import { roomFor } from './grid';

/** A time cut to periods: "created_at:month". */
const isPeriod = (term: string) => /:(day|week|month|quarter|year)$/.test(term);

/** What a plugin's widget shows: a figure by its measure, compared where it goes by periods; a chart by groups; else a list. */
export function ofPlugin({ query, measure, chart }: PluginWidget): Pick<Widget, 'kind' | 'entity' | 'condition' | 'sort' | 'by' | 'measure' | 'chart' | 'lines'> {
  const [by] = query.groups;
  const asked = { entity: query.entity, condition: { entity: query.entity, where: query.where }, sort: query.sort.join(',') || undefined };
  if (chart !== undefined) {
    return chart === 'number' ? { ...asked, kind: 'figure', measure: measure ?? 'count' } : { ...asked, kind: 'chart', measure, by, chart };
  }
  if (measure !== undefined && (by === undefined || (query.groups.length === 1 && isPeriod(by)))) {
    return { ...asked, kind: 'figure', measure, by };
  }
  return by === undefined ? { ...asked, kind: 'list', lines: Math.min(query.limit, 10) } : { ...asked, kind: 'chart', measure, by };
}

/** How large a widget begins. */
const SIZES: Record<string, [width: number, height: number]> = { figure: [3, 2], list: [8, 5], chart: [4, 4], tile: [4, 4], waiting: [4, 4] };
const MOST_FIGURES = 4;

/** The home of whoever has no other: what plugins say of themselves, what waits, and what was open. */
export function useBuiltIn(): Dashboard {
  const { t } = useApp();
  const { records } = useNavigation();
  const widgets = useWidgets();
  const tiles = useTiles();
  return useMemo(() => {
    const placed: Widget[] = [];
    const put = (widget: Omit<Widget, 'across' | 'down' | 'width' | 'height'>, [width, height]: [number, number]) => placed.push({ ...widget, ...roomFor(placed, width, height) });
    const known = widgets.map((each) => ({ id: each.id, kind: ofPlugin(each).kind }));
    known.filter(({ kind }) => kind === 'figure').slice(0, MOST_FIGURES).forEach(({ id, kind }) => put({ kind: 'plugin', element: id }, SIZES[kind]!));
    const counted = records.filter((item) => !widgets.some((each) => ofPlugin(each).kind === 'figure' && each.query.entity === item.entity));
    counted.slice(0, Math.max(0, MOST_FIGURES - placed.length)).forEach((item) => put(figureOf(item), SIZES.figure!));
    put({ kind: 'waiting' }, SIZES.waiting!);
    known.filter(({ kind }) => kind === 'chart').slice(0, 2).forEach(({ id }) => put({ kind: 'plugin', element: id }, SIZES.chart!));
    known.filter(({ kind }) => kind === 'list').slice(0, 2).forEach(({ id }) => put({ kind: 'plugin', element: id }, SIZES.list!));
    put({ kind: 'recent' }, [4, 5]);
    known.filter(({ kind }) => kind === 'chart').slice(2, 4).forEach(({ id }) => put({ kind: 'plugin', element: id }, SIZES.chart!));
    put({ kind: 'favourites' }, SIZES.waiting!);
    tiles.forEach(({ plugin, tile }) => put({ kind: 'plugin', element: `${plugin.id}.${tile.id}` }, SIZES.tile!));
    return { id: '', version: 0, own: false, name: t('home.standard'), opens: false, everybody: true, roles: [], widgets: placed };
  }, [records, widgets, tiles, t]);
}

const figureOf = (item: NavItem) => ({ kind: 'figure', entity: item.entity, measure: 'count', headline: item.label });
