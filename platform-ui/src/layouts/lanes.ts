import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ask } from '../api/client';
import { type ListQuery, totalsOf } from '../api/records';
import { useFormats } from '../fields/formats';
import { partOf } from '../fields/registry';
import { written } from '../fields/written';
import { always, path, titleOf, useMetaIfThere } from '../meta/meta';
import type { FieldMeta, Page, RefValue } from '../meta/types';
import { useApp } from '../shell/app';
import { NOTHING } from '../fields/ways';
import { fullSum, shortSum } from '../charts/sums';

/** A column of a board. */
export interface LaneSpec {
  /** The option's name, or the record's id; empty for records that have none. */
  key: string;
  label: string;
  value: unknown;
  /** Absent while it is not known, and where words are searched for: a sum asks for no words. */
  count?: number;
  /** One for each currency, short and in full. */
  sums: { short: string; full: string }[];
}

/** Of so few records all are columns, also those to which nothing points. */
const FEW = 12;

/** The columns of a board with their numbers, which are one question. */
export function useLanes(field: FieldMeta, query: ListQuery, summed: FieldMeta | undefined): LaneSpec[] | undefined {
  const { t } = useApp();
  const formats = useFormats();
  const isCounted = query.q === '';
  const ofRecords = partOf(field.type).lanes === 'records';
  const totals = useQuery({
    ...totalsOf(query.entity, query.where, [field.name], ['count', ...(summed === undefined ? [] : [`sum:${summed.name}`])], { limit: 500 }),
    // which records are pointed to is known by asking only
    enabled: isCounted || ofRecords,
  }).data;
  const target = useMetaIfThere(ofRecords ? field.targets?.[0] : undefined);
  const all = useQuery({
    queryKey: ['records', target?.name, 'list', 'lanes'],
    enabled: target !== undefined,
    staleTime: 60_000,
    queryFn: ({ signal }) => ask<Page>(`records/${path(target!.name)}/query`, { method: 'POST', signal, body: { where: always(), fields: target!.title, limit: FEW + 1 } }),
  }).data;
  return useMemo(() => {
    if (totals === undefined && (isCounted || ofRecords)) {
      return undefined;
    }
    const counts = new Map<string, { count: number; sums: LaneSpec['sums']; value: unknown }>();
    for (const line of totals?.lines ?? []) {
      const value = line.groups[field.name] ?? null;
      const key = String(written(value) ?? NOTHING);
      const entry = counts.get(key) ?? { count: 0, sums: [], value };
      entry.count += Number(line.measures.count);
      const sum = summed === undefined ? undefined : line.measures[`sum(${summed.name})`];
      if (sum !== null && sum !== undefined) {
        entry.sums.push({ short: shortSum(sum, formats), full: fullSum(sum, formats) });
      }
      counts.set(key, entry);
    }
    const lane = (key: string, label: string, value: unknown): LaneSpec => ({
      key,
      label,
      value,
      count: isCounted ? (counts.get(key)?.count ?? 0) : undefined,
      sums: isCounted ? (counts.get(key)?.sums ?? []) : [],
    });
    const lanes: LaneSpec[] = [];
    if (ofRecords) {
      if (all !== undefined && target !== undefined && all.records.length <= FEW) {
        all.records.forEach((record) => lanes.push(lane(record.id, titleOf(target, record), { entity: target.name, id: record.id, title: titleOf(target, record) })));
      }
      for (const [key, { value }] of counts) {
        if (key !== NOTHING && !lanes.some((each) => each.key === key)) {
          lanes.push(lane(key, (value as RefValue).title ?? '…', value));
        }
      }
    } else {
      for (const option of field.options ?? []) {
        if (option.active || (counts.get(option.name)?.count ?? 0) > 0) {
          lanes.push(lane(option.name, option.label, option.name));
        }
      }
    }
    const none = lane(NOTHING, t('board.none', { what: field.label }), null);
    // where it may be empty, records without it are somewhere; a workflow leaves none
    return (none.count ?? 0) > 0 || (!field.required && !isCounted && !ofRecords && field.moved !== true) ? [...lanes, none] : lanes;
  }, [all, field, formats, isCounted, ofRecords, summed, t, target, totals]);
}
