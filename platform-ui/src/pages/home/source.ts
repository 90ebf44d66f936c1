import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Widget } from '../../api/dashboards';
import { viewsOf } from '../../api/views';
import type { Narrowing } from '../../charts/figures';
import { both, useMetaIfThere } from '../../meta/meta';
import type { Condition, EntityMeta } from '../../meta/types';
import { type ListState, type Node, nodesOf } from '../../shell/filters';

export const terms = (text: string | undefined) => (text ?? '').split(',').filter((term) => term !== '');

/** What a widget asks, by what its reader may read. */
export interface Source {
  meta: EntityMeta;
  where: Condition;
  /** The view's words; numbers are of conditions, and of words there are none. */
  words: string;
  sort: string[];
  columns: string[];
  /** The list that shows the same, as its address has it; absent where no list can say what the widget asks. */
  list?: ListState;
  /** All that it asks, as filters that take the place of the view's own. */
  chips: Node[];
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
    const asksMore = nodesOf(condition?.where);
    // what of the view no filter says is asked by the view itself, whatever filters there are
    const chips = asksMore === undefined ? undefined : [...(nodesOf(view?.condition?.where) ?? []), ...asksMore];
    const own = terms(columns);
    const [ownSort, order] = [terms(sort), terms(view?.sort)];
    return {
      meta,
      where: both(view?.condition?.where, condition?.where),
      words: view?.words ?? '',
      sort: ownSort.length > 0 ? ownSort : order,
      columns: own.length > 0 ? own : terms(view?.shown_columns),
      chips: chips ?? [],
      ...(chips === undefined
        ? {}
        : {
            list: {
              view: id ?? 'all',
              ...(condition === undefined ? {} : { filters: chips }),
              ...(ownSort.length > 0 && lines !== undefined ? { sort: ownSort } : {}),
            },
          }),
    };
  }, [meta, views, isGone, id, condition, sort, columns, lines]);
}

/** The list of what is behind a part of a widget, where there is a list. */
export function narrowed({ list, chips }: Pick<Source, 'list' | 'chips'>, behind: Narrowing[]): ListState | undefined {
  return list === undefined ? undefined : { ...list, filters: [...chips, ...behind] };
}
