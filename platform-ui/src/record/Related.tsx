import { Button, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { listOf } from '../api/records';
import { refresh } from '../api/refresh';
import { RecordLines } from '../fields/RecordLines';
import { IconArrowDown, IconArrowUp, IconPlus, IconSearch } from '../icons';
import { always, fieldOf, isShown, mayCreate, pointsTo, useMetaIfThere } from '../meta/meta';
import type { FieldMeta, RefValue, RelatedMeta } from '../meta/types';
import { Again } from '../shell/Again';
import { useApp } from '../shell/app';
import { Partial } from '../shell/Partial';
import { MakeForm } from './MakeForm';
import { startOf } from './NewMenu';
import classes from './Related.module.css';

/** Records that point to this one. */
export function Related({ related, of }: { related: RelatedMeta; of: RefValue }) {
  const { t } = useApp();
  const client = useQueryClient();
  const meta = useMetaIfThere(related.of);
  const [isMaking, setMaking] = useState(false);
  const [words, setWords] = useState('');
  const [settled] = useDebouncedValue(words.trim(), 200);
  /** By which field, with a minus before it from the last to the first. */
  const [sort, setSort] = useState<string>();
  const columns = useMemo<FieldMeta[]>(
    () => (meta === undefined ? [] : related.columns.map((name) => fieldOf(meta, name)).filter((field): field is FieldMeta => field !== undefined && isShown(field))),
    [meta, related],
  );
  const back = meta === undefined ? undefined : fieldOf(meta, related.by);
  const list = useInfiniteQuery({
    ...listOf({
      entity: related.of,
      where: back === undefined ? always() : pointsTo(back, of),
      sort: sort === undefined ? [] : [sort],
      q: settled,
      fields: [...new Set([...(meta?.title ?? []), ...columns.map((column) => column.name)])],
    }),
    enabled: back !== undefined,
    placeholderData: keepPreviousData,
  });
  if (meta === undefined) {
    return null;
  }
  const rows = list.data?.pages.flatMap((page) => page.records) ?? [];
  const count = list.data?.pages[0]?.count;
  const orderOf = (column: FieldMeta) => (sort === column.name ? 'ascending' : sort === `-${column.name}` ? 'descending' : undefined);
  const head = (column: FieldMeta) => {
    const order = orderOf(column);
    return column.sortable ? (
      <UnstyledButton className={classes.sort} onClick={() => setSort(order === 'ascending' ? `-${column.name}` : order === 'descending' ? undefined : column.name)}>
        {column.label}
        {order === 'ascending' && <IconArrowUp size={13} aria-hidden="true" />}
        {order === 'descending' && <IconArrowDown size={13} aria-hidden="true" />}
      </UnstyledButton>
    ) : (
      column.label
    );
  };
  return (
    <div className={classes.related}>
      <div className={classes.top}>
        <TextInput
          className={classes.search}
          leftSection={<IconSearch size={14} />}
          aria-label={t('related.search', { what: related.label })}
          placeholder={t('list.search')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <span className={classes.count} aria-live="polite">{count === undefined ? '' : t(count.exact ? 'list.count' : 'list.about', { count: count.value })}</span>
        {mayCreate(meta) && back?.create === true && (
          <Button variant="default" leftSection={<IconPlus size={14} />} onClick={() => setMaking(true)}>
            {t('list.new', { what: meta.label })}
          </Button>
        )}
      </div>
      {list.isError && list.data === undefined && <Again error={list.error} onAgain={() => void list.refetch()} />}
      {rows.length > 0 && (
        <div className={classes.scroll} tabIndex={0} role="region" aria-label={related.label}>
          <RecordLines meta={meta} columns={columns} records={rows} hasFaces orderOf={orderOf} head={head} />
        </div>
      )}
      {list.isSuccess && rows.length === 0 && <p className={classes.none}>{settled === '' ? t('related.none', { what: related.label }) : t('list.nothing_found')}</p>}
      {list.data?.pages.some((page) => page.partial === true) && <Partial onAgain={() => void list.refetch()} />}
      {list.hasNextPage && (
        <Button mt={12} variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('time.more')}
        </Button>
      )}
      {isMaking && (
        <MakeForm
          meta={meta}
          start={startOf(related, back?.type === 'references', of)}
          onClose={() => setMaking(false)}
          onMade={() => refresh(client, related.of)}
        />
      )}
    </div>
  );
}
