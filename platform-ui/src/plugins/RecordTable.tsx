import { useQuery } from '@tanstack/react-query';
import { Skeleton } from '@mantine/core';
import { RecordLines } from '../fields/RecordLines';
import type { RecordTableProps } from '../kit/props';
import { fieldOf, isShown, useMetaIfThere, usualColumns } from '../meta/meta';
import { useApp } from '../shell/app';
import { whyOf } from '../shell/toasts';
import { someOf } from './hooks';
import classes from './RecordTable.module.css';

/** Some records as a table, up to date; each leads to its page. */
export function RecordTable({ entity, where, sort, columns, limit = 20, label, empty }: RecordTableProps) {
  const { t } = useApp();
  const meta = useMetaIfThere(entity);
  const shown = (columns === undefined || columns.length === 0 ? (meta === undefined ? [] : usualColumns(meta).slice(0, 4)) : columns)
    .map((name) => (meta === undefined ? undefined : fieldOf(meta, name)))
    .filter((field) => field !== undefined)
    .filter(isShown);
  const names = [...new Set([...(meta?.title ?? []), ...shown.map((field) => field.name)])];
  const found = useQuery({ ...someOf(entity, { where, sort, limit, fields: names }), enabled: meta !== undefined });
  if (meta === undefined || found.isPending) {
    return <Skeleton height={44} radius={6} />;
  }
  if (found.isError) {
    return <p className={classes.none}>{whyOf(found.error, t)}</p>;
  }
  if (found.data.records.length === 0) {
    return <p className={classes.none}>{empty ?? t('related.none', { what: meta.plural })}</p>;
  }
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={label ?? meta.plural}>
      <RecordLines meta={meta} columns={shown} records={found.data.records} />
    </div>
  );
}
