import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Widget } from '../../api/dashboards';
import { viewsOf } from '../../api/views';
import { both, useMetaIfThere } from '../../meta/meta';
import type { Condition, EntityMeta } from '../../meta/types';
import { type ListState, nodesOf } from '../../shell/filters';

export const terms = (text: string | undefined) => (text ?? '').split(',').filter((term) => term !== '');

/** What a widget asks, by what its reader may read. */
export interface Source {
  meta: EntityMeta;
  where: Condition;
  sort: string[];
  columns: string[];
  /** The list that shows the same, as its address has it. */
  list: ListState;
}

/** Parts without which a widget still says the truth. */
const BESIDES = ['shown_columns', 'sort'];

/** Whether its reader may not read all of what it asks: then it asks nothing. */
export function isClosed(widget: Widget): boolean {
  return (widget.lacks ?? []).some((part) => !BESIDES.includes(part));
}

/** Undefined while it comes, null where there is nothing for this reader. */
export function useSource(widget: Widget): Source | null | undefined {
  const meta = useMetaIfThere(widget.entity);
  const asked = useQuery({ ...viewsOf(widget.entity ?? ''), enabled: widget.entity !== undefined && widget.view !== undefined, retry: false });
  const { condition, view: id, sort, shown_columns: columns, lines } = widget;
  const views = asked.data?.views;
  const isGone = asked.isError;
  return useMemo(() => {
    if (meta === undefined || (id !== undefined && views === undefined)) {
      return isGone ? null : undefined;
    }
    const view = views?.find((each) => each.id === id);
    if (id !== undefined && (view === undefined || view.lacks.includes('condition'))) {
      return null;
    }
    const wheres = [view?.condition?.where, condition?.where];
    const nodes = wheres.map(nodesOf);
    const own = terms(columns);
    const [ownSort, order] = [terms(sort), terms(view?.sort)];
    return {
      meta,
      where: both(...wheres),
      sort: ownSort.length > 0 ? ownSort : order,
      columns: own.length > 0 ? own : terms(view?.shown_columns),
      list: {
        view: id ?? 'all',
        ...(condition === undefined || nodes.includes(undefined) ? {} : { filters: nodes.flatMap((each) => each ?? []) }),
        ...(ownSort.length > 0 && lines !== undefined ? { sort: ownSort } : {}),
      },
    };
  }, [meta, views, isGone, id, condition, sort, columns, lines]);
}
