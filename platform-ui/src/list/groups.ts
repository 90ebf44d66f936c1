import { useQuery, InfiniteQueryObserver, useQueryClient, type InfiniteData, type InfiniteQueryObserverResult } from '@tanstack/react-query';
import { useEffect, useMemo, useReducer, useRef } from 'react';
import { keepingTotals, type ListQuery, listOf, totalsOf } from '../api/records';
import { periodsOf } from '../fields/asking';
import { endOf } from '../fields/periods';
import { written } from '../fields/written';
import { both, fieldOf } from '../meta/meta';
import type { Condition, EntityMeta, FieldMeta, Page } from '../meta/types';
import { measuresOf, summedOf, type Total, totals } from './sums';

/** What groups a list: a field, and of dates and moments the period. */
export interface Grouping {
  path: string;
  field: FieldMeta;
  period?: string;
}

export interface GroupOf extends Total {
  key: string;
  where: Condition;
}

/** How an address or a view says it; undefined for what is no group of this entity for this user. */
export function groupingOf(meta: EntityMeta, path: string | undefined): Grouping | undefined {
  const [name, period] = (path ?? '').split(':');
  const field = fieldOf(meta, name!);
  return field === undefined || !field.read || !field.sortable || (period !== undefined && !periodsOf(field).includes(period)) ? undefined : { path: path!, field, period };
}

/** By what a list may be grouped. */
export function groupable(meta: EntityMeta): FieldMeta[] {
  return meta.fields.filter((field) => field.read && field.sortable && field.name !== 'id').sort((a, b) => Number(a.system) - Number(b.system) || a.label.localeCompare(b.label));
}

function conditionOf({ field, period }: Grouping, value: unknown, zone: string): Condition {
  if (value === null) {
    return { [field.name]: { isEmpty: true } };
  }
  return period === undefined
    ? { [field.name]: { is: written(value) } }
    : { and: [{ [field.name]: { atLeast: value } }, { [field.name]: { lessThan: endOf(String(value), period, zone) } }] };
}

/** The order of records that stand in groups: those of a group together, in the direction that somebody chose for it. */
export function groupedSort(sort: string[], field: string): string[] {
  const isOf = (term: string) => term.replace(/^-/, '') === field;
  return [sort.find(isOf) ?? field, ...sort.filter((term) => !isOf(term))];
}

type Result = InfiniteQueryObserverResult<InfiniteData<Page>>;

/** The groups of a list with their counts and sums, and what is loaded of those that are open. */
export function useGroups(query: ListQuery, grouping: Grouping | undefined, columns: FieldMeta[], open: ReadonlySet<string>, zone: string) {
  const client = useQueryClient();
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const summed = summedOf(columns);
  const [sort] = query.sort;
  const direction = grouping !== undefined && sort === `-${grouping.field.name}` ? '-' : '';
  const asked = useQuery({
    ...keepingTotals(totalsOf(query.entity, query.where, grouping === undefined ? [] : [grouping.path], ['count', ...measuresOf(summed)], grouping === undefined ? {} : { sort: [`${direction}${grouping.path}`], limit: 1000 })),
    enabled: grouping !== undefined,
  });
  const groups = useMemo<GroupOf[]>(
    () => (grouping === undefined ? [] : totals(asked.data, grouping.path, summed).map((total) => ({ ...total, key: JSON.stringify(total.value), where: conditionOf(grouping, total.value, zone) }))),
    [asked.data, grouping?.path, summed.map((column) => column.name).join(), zone],
  );
  const observers = useRef(new Map<string, { observer: InfiniteQueryObserver<Page, Error, InfiniteData<Page>>; leave: () => void }>());
  const wanted = new Map(groups.filter((group) => open.has(group.key)).map((group) => [group.key, { ...query, where: both(query.where, group.where) }]));
  const signature = JSON.stringify([...wanted]);
  useEffect(() => {
    const there = observers.current;
    for (const [key, { leave }] of there) {
      if (!wanted.has(key)) {
        leave();
        there.delete(key);
      }
    }
    for (const [key, part] of wanted) {
      const known = there.get(key);
      const options = { ...listOf(part), initialPageParam: '' } as unknown as ConstructorParameters<typeof InfiniteQueryObserver<Page, Error, InfiniteData<Page>>>[1];
      if (known === undefined) {
        const observer = new InfiniteQueryObserver<Page, Error, InfiniteData<Page>>(client, options);
        there.set(key, { observer, leave: observer.subscribe(() => draw()) });
      } else {
        known.observer.setOptions(options);
      }
    }
    draw();
  }, [client, signature]);
  useEffect(
    () => () => {
      observers.current.forEach(({ leave }) => leave());
      observers.current.clear();
    },
    [],
  );
  return {
    asked,
    groups,
    isComplete: asked.data?.complete !== false,
    partOf: (key: string): Result | undefined => observers.current.get(key)?.observer.getCurrentResult() as Result | undefined,
  };
}
