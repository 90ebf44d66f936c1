import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ask } from '../api/client';
import { layoutOf, type LayoutOptions } from '../layouts/registry';
import { always, path } from '../meta/meta';
import type { Condition, EntityMeta } from '../meta/types';
import { useApp } from '../shell/app';

/** A way to look at a list: of a plugin, of a colleague, one's own, or all of it. */
export interface View {
  key: string;
  label: string;
  columns: string[];
  where: Condition;
  sort: string[];
  /** What it searches for unless somebody types something else. */
  words?: string;
  /** How it is shown, and what that way to look is told. */
  layout: string;
  options: LayoutOptions;
}

/** As its record has it: terms are told with commas between them. */
interface SavedView {
  id: string;
  name: string;
  form: string;
  words?: string;
  shown_columns?: string;
  sort?: string;
  condition?: { where: Condition };
  by?: string;
  starts?: string;
  ends?: string;
  measure?: string;
  chart?: string;
  /** What of it this user may not read; without its condition a view says something else and is not offered. */
  lacks: string[];
}

const terms = (text: string | undefined) => (text ?? '').split(',').filter((term) => term !== '');

export function useViews(meta: EntityMeta): View[] {
  const { t } = useApp();
  const saved = useQuery({
    queryKey: ['records', 'system.saved_query', 'views', meta.name],
    queryFn: ({ signal }) => ask<{ views: SavedView[] }>(`records/${path(meta.name)}/views`, { signal }),
    staleTime: 60_000,
  }).data;
  return useMemo(() => {
    const plugins: View[] = meta.views
      .filter((view) => layoutOf(view.layout) !== undefined)
      .map((view) => ({
        key: view.name,
        label: view.label,
        columns: view.columns,
        where: view.where,
        sort: view.sort,
        layout: view.layout,
        options: { by: view.groups[0], ends: view.groups[1] },
      }));
    const all: View = { key: 'all', label: t('list.all', { what: meta.plural }), columns: plugins.find((view) => view.layout === 'table')?.columns ?? [], where: always(), sort: [], layout: 'table', options: {} };
    const own: View[] = (saved?.views ?? [])
      .filter((view) => layoutOf(view.form) !== undefined && !view.lacks.includes('condition'))
      .map((view) => ({
        key: view.id,
        label: view.name,
        columns: terms(view.shown_columns),
        where: view.condition?.where ?? always(),
        sort: terms(view.sort),
        words: view.words,
        layout: view.form,
        options: { by: view.starts ?? view.by, ends: view.ends, measure: view.measure?.split(',')[0], mode: view.chart },
      }));
    return [all, ...plugins, ...own];
  }, [meta, saved, t]);
}
