import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ask } from '../api/client';
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
  /** A saved view may be changed by its owner. */
  isSaved?: boolean;
}

interface SavedView {
  id: string;
  name: string;
  columns?: string[];
  sort?: string[];
  condition?: { where?: Condition } | null;
}

export function useViews(meta: EntityMeta): View[] {
  const { t } = useApp();
  const saved = useQuery({
    queryKey: ['records', 'system.saved_query', 'views', meta.name],
    queryFn: ({ signal }) => ask<{ views: SavedView[] }>(`records/${path(meta.name)}/views`, { signal }),
    staleTime: 60_000,
  }).data;
  return useMemo(() => {
    const plugins: View[] = meta.views
      .filter((view) => view.layout === 'table')
      .map((view) => ({ key: view.name, label: view.label, columns: view.columns, where: view.where, sort: view.sort }));
    const all: View = { key: 'all', label: t('list.all', { what: meta.plural }), columns: plugins[0]?.columns ?? [], where: always(), sort: [] };
    const own: View[] = (saved?.views ?? []).map((view) => ({
      key: view.id,
      label: view.name,
      columns: view.columns ?? [],
      where: view.condition?.where ?? always(),
      sort: view.sort ?? [],
      isSaved: true,
    }));
    return [all, ...plugins, ...own];
  }, [meta, saved, t]);
}
