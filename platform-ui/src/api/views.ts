import { queryOptions } from '@tanstack/react-query';
import { path } from '../meta/meta';
import type { Condition } from '../meta/types';
import { ask } from './client';

/** A view as its record has it: terms are told with commas between them. */
export interface SavedView {
  id: string;
  version: number;
  own: boolean;
  name: string;
  form: string;
  /** Of one that a plugin draws, which of the plugin's ways it is. */
  layout?: string;
  words?: string;
  shown_columns?: string;
  widths?: string;
  pinned?: number;
  sort?: string;
  grouped_by?: string;
  condition?: { entity: string; where: Condition };
  everybody: boolean;
  roles: string[];
  by?: string;
  starts?: string;
  ends?: string;
  measure?: string;
  chart?: string;
  /** What of it this user may not read; without its condition a view says something else. */
  lacks: string[];
  [part: string]: unknown;
}

/** How somebody has the columns of a view for themselves. */
export interface OwnColumns {
  shown_columns: string;
  widths: string;
  pinned: number;
}

export interface Views {
  views: SavedView[];
  opens: string | null;
  /** By the view: an id, or the name by which a plugin or the client calls it. */
  columns: Record<string, OwnColumns>;
}

export function viewsOf(entity: string) {
  return queryOptions({
    queryKey: ['records', 'system.saved_query', 'views', entity],
    queryFn: ({ signal }) => ask<Views>(`records/${path(entity)}/views`, { signal }),
    staleTime: 60_000,
  });
}

/** In which order somebody has the views of an entity, and by which their list opens. */
export function chooseViews(entity: string, views: string[], opens: string | null): Promise<void> {
  return ask<void>(`records/${path(entity)}/views`, { method: 'PUT', body: { views, opens } });
}

export function keepColumns(entity: string, view: string, columns: OwnColumns): Promise<void> {
  return ask<void>(`records/${path(entity)}/views/${encodeURIComponent(view)}/columns`, { method: 'PUT', body: columns });
}

export function forgetColumns(entity: string, view: string): Promise<void> {
  return ask<void>(`records/${path(entity)}/views/${encodeURIComponent(view)}/columns`, { method: 'DELETE' });
}
