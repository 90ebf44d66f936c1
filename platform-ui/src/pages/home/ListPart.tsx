import { Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { widgetRows } from '../../api/dashboards';
import { RecordLines } from '../../fields/RecordLines';
import { always, fieldOf, isShown, usualColumns } from '../../meta/meta';
import { useApp } from '../../shell/app';
import { Closed, Failed } from './Closed';
import type { WidgetProps } from './kinds';
import { useSource } from './source';
import classes from './Widget.module.css';

/** The first records of a list; each line leads to its record. */
export function ListPart({ widget }: WidgetProps) {
  const { t } = useApp();
  const source = useSource(widget);
  const meta = source?.meta;
  const names = source == null ? [] : source.columns.length > 0 ? source.columns : usualColumns(source.meta);
  const fields = names
    .map((name) => (meta === undefined ? undefined : fieldOf(meta, name)))
    .filter((field) => field !== undefined)
    .filter(isShown)
    // as many as there is room for; the list has all
    .slice(0, Math.max(2, Math.round(widget.width / 1.5)));
  const found = useQuery({
    ...widgetRows(widget.entity ?? '', source ?? { where: always() }, source?.sort ?? [], [...new Set([...(meta?.title ?? []), ...fields.map((field) => field.name)])], widget.lines ?? 10),
    enabled: source != null,
    placeholderData: keepPreviousData,
  });
  if (source === null) {
    return <Closed />;
  }
  if (found.isError) {
    return <Failed error={found.error} />;
  }
  if (meta === undefined || found.data === undefined) {
    return (
      <div aria-label={t('shell.loading')} role="status">
        {Array.from({ length: 5 }, (_each, index) => (
          <Skeleton key={index} height={14} my={9} radius={4} />
        ))}
      </div>
    );
  }
  if (found.data.records.length === 0) {
    return <p className={classes.none}>{found.data.partial === true ? t('search.partial') : t('related.none', { what: meta.plural })}</p>;
  }
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={meta.plural}>
      <RecordLines meta={meta} columns={fields} records={found.data.records} />
      {found.data.partial === true && <p className={classes.none}>{t('search.partial')}</p>}
    </div>
  );
}
