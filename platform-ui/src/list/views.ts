import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type OwnColumns, type SavedView, type Views, viewsOf } from '../api/views';
import { layoutOf, type LayoutOptions } from '../layouts/registry';
import { always, both } from '../meta/meta';
import type { Condition, EntityMeta } from '../meta/types';
import { useApp } from '../shell/app';
import { type Look, USUAL_LOOK } from './look';
import { conditionOfAll, type Node, nodesOf } from './nodes';
import type { ListState } from './state';

/** A way to look at a list: of a plugin, of a colleague, one's own, or all of it. */
export interface View {
  key: string;
  label: string;
  columns: string[];
  /** What it asks as one may change it; what cannot be said so stays in `where`. */
  filters: Node[];
  where: Condition;
  sort: string[];
  look: Look;
  /** The field by which its lines stand in groups. */
  group?: string;
  /** What it searches for unless somebody types something else. */
  words?: string;
  /** How it is shown, and what that way to look is told. */
  layout: string;
  options: LayoutOptions;
  /** Its record, where it has one. */
  saved?: SavedView;
}

export const terms = (text: string | undefined) => (text ?? '').split(',').filter((term) => term !== '');

/** Widths stand in the order of the columns, with nothing for one that fits itself. */
export function lookOf(columns: string[], widths: string | undefined, pinned: number | undefined | null): Look {
  const chosen = (widths ?? '').split(',');
  return {
    widths: Object.fromEntries(columns.flatMap((column, index) => (/^\d+$/.test(chosen[index] ?? '') ? [[column, Number(chosen[index])]] : []))),
    pinned: pinned ?? USUAL_LOOK.pinned,
  };
}

export function columnsOf(columns: string[], look: Look): OwnColumns {
  return { shown_columns: columns.join(','), widths: columns.map((column) => look.widths[column] ?? '').join(',').replace(/,+$/, ''), pinned: look.pinned };
}

/** What a condition asks, as far as it can be changed by its parts. */
function asked(condition: Condition): { filters: Node[]; where: Condition } {
  const filters = nodesOf(condition);
  return filters === undefined ? { filters: [], where: condition } : { filters, where: always() };
}

export function useViews(meta: EntityMeta): { views: View[]; told?: Views; isPending: boolean } {
  const { t } = useApp();
  const asking = useQuery({ ...viewsOf(meta.name), retry: false });
  const told = asking.data;
  // how somebody has the columns is told with it and changes at each move of the mouse; views are the same as long as they are
  const kept = told?.views;
  const views = useMemo(() => {
    const plugins: View[] = meta.views
      .filter((view) => layoutOf(view.layout) !== undefined || view.layout.includes('.'))
      .map((view) => ({
        key: view.name,
        label: view.label,
        columns: view.columns,
        sort: view.sort,
        group: view.layout === 'table' ? view.groups[0] : undefined,
        look: USUAL_LOOK,
        layout: view.layout,
        options: { by: view.groups[0], ends: view.groups[1], measure: view.measure, mode: view.mode },
        ...asked(view.where),
      }));
    const all: View = {
      key: 'all',
      label: t('list.all', { what: meta.plural }),
      columns: plugins.find((view) => view.layout === 'table')?.columns ?? [],
      sort: [],
      look: USUAL_LOOK,
      layout: 'table',
      options: {},
      ...asked(always()),
    };
    const saved: View[] = (kept ?? [])
      .filter((view) => (layoutOf(view.form) !== undefined || view.form === 'drawn') && !view.lacks.includes('condition'))
      .map((view) => ({
        key: view.id,
        label: view.name,
        columns: terms(view.shown_columns),
        sort: terms(view.sort),
        group: view.grouped_by,
        look: lookOf(terms(view.shown_columns), view.widths, view.pinned),
        words: view.words,
        layout: view.layout ?? view.form,
        options: { by: view.starts ?? view.by, ends: view.ends, measure: view.measure?.split(',')[0], mode: view.chart },
        saved: view,
        ...asked(view.condition?.where ?? always()),
      }));
    return [all, ...plugins, ...saved];
  }, [meta, kept, t]);
  return { views, told, isPending: asking.isPending };
}

/** What is asked by now: a view's own filters until somebody changes them. */
export function filtersOf(view: View, state: ListState): Node[] {
  return state.filters ?? view.filters;
}

export function whereOf(view: View, filters: Node[]): Condition {
  return both(view.where, ...conditionOfAll(filters));
}

/** Whether what is shown is another list than the view's own; what is only looked at for a moment does not count. */
export function isChanged(state: ListState): boolean {
  return Object.entries(state).some(([part, value]) => value !== undefined && !['view', 'make', 'peek', 'date'].includes(part));
}

interface Shown {
  where: Condition;
  sort: string[];
  columns: string[];
  look: Look;
  group?: string;
  words: string;
}

/** What is shown, as the fields of a view's record. */
export function valuesOf(meta: EntityMeta, view: View, state: ListState, shown: Shown): Record<string, unknown> {
  const isWhole = JSON.stringify(shown.where) === JSON.stringify(always());
  const { shown_columns, widths, pinned } = columnsOf(shown.columns, shown.look);
  return {
    ...formOf(view, state as Partial<Record<string, string>>),
    condition: isWhole ? null : { entity: meta.name, where: shown.where },
    words: shown.words === '' ? null : shown.words,
    sort: shown.sort.length === 0 ? null : shown.sort.join(','),
    grouped_by: shown.group ?? null,
    shown_columns,
    widths: widths === '' ? null : widths,
    pinned,
  };
}

/** The form of a view, and what it needs. */
function formOf(view: View, state: Partial<Record<string, string>>): Record<string, unknown> {
  const layout = state.layout ?? view.layout;
  const said = layout === view.layout ? view.options : {};
  const [by, ends, measure, mode] = [state.by ?? said.by, state.ends ?? said.ends, state.measure ?? said.measure, state.mode ?? said.mode].map((each) => each ?? null);
  const none = { layout: null, by: null, starts: null, ends: null, measure: null, chart: null };
  switch (layout) {
    case 'board':
      return { ...none, form: 'board', by, measure };
    case 'calendar':
      return { ...none, form: 'calendar', starts: by, ends };
    case 'chart':
      return { ...none, form: 'chart', by, measure: measure ?? 'count', chart: mode };
    case 'tree':
      return { ...none, form: 'tree', by, measure };
    case 'table':
      return { ...none, form: 'table' };
    default:
      return layout.includes('.') ? { ...none, form: 'drawn', layout, by, ends, measure } : { ...none, form: 'table' };
  }
}
