import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery, useQueries, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ask } from '../api/client';
import { deskOf, listOf } from '../api/records';
import { useFormats } from '../fields/formats';
import { parentFields } from '../fields/offered';
import { partOf } from '../fields/registry';
import { IconSearch } from '../icons';
import { always, both, pageOf, path } from '../meta/meta';
import type { Page, Rec } from '../meta/types';
import { useApp } from '../shell/app';
import { Again } from '../shell/Again';
import { Trouble } from '../shell/Trouble';
import { Begin } from '../shell/Begin';
import { Empty } from '../ui/Empty';
import { ROW } from '../ui/density';
import { Choice, SumChoice, summedBy } from './bar';
import bar from './bar.module.css';
import { addTo, useBelow } from './below';
import { useCircles } from './circles';
import { type Answered, type Node, nodesOf } from './nodes';
import { type LayoutProps, usePartial } from './registry';
import { fullSum } from '../charts/sums';
import classes from './Tree.module.css';
import { TreeRow } from './TreeRow';

/** Pixels. */
const NAME_WIDTH = 340;
const SUM_WIDTH = 240;
const USUAL_WIDTH = 160;
/** So many records right below one are shown; a list with a filter shows them all. */
const MOST = 500;

/** Records under those that they belong to. What is below is asked for when somebody opens it. */
export function Tree({ meta, columns, query, options, onOptions, onCount, onPartial, isNarrowed, onReset, onMake }: LayoutProps) {
  const { t } = useApp();
  const formats = useFormats();
  const client = useQueryClient();
  const navigate = useNavigate();
  const scroller = useRef<HTMLDivElement>(null);
  const tree = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState(0);
  const fields = parentFields(meta);
  const by = fields.find((each) => each.name === options.by) ?? fields[0]!;
  const summed = summedBy(meta, options.measure);

  const shown = columns.filter((column) => !meta.title.includes(column.name) && column.name !== by.name);
  const names = [...new Set([...meta.title, by.name, ...shown.map((column) => column.name), ...(summed === undefined ? [] : [summed.name])])];
  const sort = query.sort.length > 0 ? query.sort : meta.title.slice(0, 1);
  // who looks for something gets what was found, wherever it stands, and what is below it
  const isSearch = query.q !== '' || JSON.stringify(query.where) !== JSON.stringify(always());
  const roots = useInfiniteQuery(listOf({ ...query, fields: names, sort, where: isSearch ? query.where : both(query.where, { [`${by.name}.id`]: { isEmpty: true } }) }));
  const count = roots.data?.pages[0]?.count;
  useEffect(() => onCount(isSearch ? count : undefined), [onCount, count, isSearch]);
  usePartial(onPartial, roots.data?.pages.some((page) => page.partial === true) ?? false);

  const asked = useMemo(() => [...opened], [opened]);
  const combine = useCallback((answers: (Answered & { refetch: () => unknown })[]) => new Map(answers.map(({ data, isPending, error, refetch }, index) => [asked[index]!, { data, isPending, error, refetch }])), [asked]);
  const below = useQueries({
    queries: asked.map((id) => ({
      queryKey: ['records', meta.name, 'list', 'below', by.name, id, names, sort],
      staleTime: 30_000,
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        ask<Page>(`records/${path(meta.name)}/query`, { method: 'POST', signal, body: { where: { [by.name]: { is: id } }, fields: names, sort, limit: MOST } }),
    })),
    combine,
  });

  const circles = useCircles(meta.name, by, names, sort);
  // whoever looks for something sees those that were found, these too
  const first = useMemo(() => (isSearch || roots.data === undefined ? [] : circles.first), [circles, isSearch, roots.data]);
  const nodes = useMemo(
    () =>
      nodesOf(roots.data?.pages.flatMap((page) => page.records) ?? [], first, opened, (id) => below.get(id), {
        leftOut: t('tree.first', { count: MOST }),
        circles: t('tree.circles', { count: circles.members.size }),
      }),
    [roots.data, first, circles, below, opened, t],
  );

  // asked about as they came: opening one asks about those below it alone
  const groups = useMemo(
    () => [...(roots.data?.pages ?? []).map((page) => page.records), first, ...[...below.values()].map((answer) => answer.data?.records ?? [])].map((records) => records.map((record) => record.id)),
    [roots.data, first, below],
  );
  const { numbers, error: uncounted, again } = useBelow(meta.name, by, summed, groups);
  /** What stands in a circle is below itself on every level: neither its sum nor its number says anything. */
  const belowOf = (record: Rec) => {
    const told = numbers.get(record.id);
    return told !== undefined && circles.members.has(record.id) ? { ...told, count: 0 } : told;
  };
  const sumOf = (record: Rec): string => {
    const whole = new Map(numbers.get(record.id)?.sums ?? []);
    if (summed === undefined || !numbers.has(record.id) || circles.members.has(record.id)) {
      return '';
    }
    if (record[summed.name] !== null && record[summed.name] !== undefined) {
      addTo(whole, record[summed.name]);
    }
    return [...whole].map(([currency, value]) => fullSum(currency === '' ? value : { amount: String(value), currency }, formats)).join(' · ');
  };

  const widths = [NAME_WIDTH, ...(summed === undefined ? [] : [SUM_WIDTH]), ...shown.map((column) => partOf(column.type).width ?? USUAL_WIDTH)];
  const template = widths.map((width, index) => (index === 0 ? `minmax(min(${width}px, 62vw), 1.6fr)` : `minmax(${width}px, 1fr)`)).join(' ');
  const virtual = useVirtualizer({ count: nodes.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 14 });
  const items = virtual.getVirtualItems();
  const last = items[items.length - 1]?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = roots;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError && last >= nodes.length - 20) {
      void fetchNextPage();
    }
  }, [last, nodes.length, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  const go = (index: number) => {
    const to = Math.max(0, Math.min(nodes.length - 1, index));
    setAt(to);
    virtual.scrollToIndex(to);
  };
  const hasBelow = (node: Node) => node.record !== undefined && !node.isCycle && (numbers.get(node.record.id)?.children ?? 0) > 0;
  const toggle = (node: Node) =>
    setOpened((before) => {
      const next = new Set(before);
      if (!next.delete(node.record!.id)) {
        next.add(node.record!.id);
      }
      return next;
    });
  const askAgain = (id: string) => void below.get(id)?.refetch();
  const open = (record: Rec) => void navigate({ to: pageOf({ entity: meta.name, id: record.id }) });
  const keys = (event: KeyboardEvent<HTMLDivElement>) => {
    const node = nodes[at];
    if (node === undefined || event.target !== event.currentTarget || event.ctrlKey || event.metaKey) {
      return;
    }
    const acts: Record<string, () => void> = {
      ArrowDown: () => go(at + 1),
      ArrowUp: () => go(at - 1),
      Home: () => go(0),
      End: () => go(nodes.length - 1),
      ArrowRight: () => (node.isOpen ? go(at + 1) : hasBelow(node) && toggle(node)),
      ArrowLeft: () => (node.isOpen ? toggle(node) : node.parent !== undefined && go(nodes.findIndex((each) => each.key === node.parent))),
      Enter: () => (node.record !== undefined ? open(node.record) : node.failed !== undefined && askAgain(node.failed.of)),
    };
    const act = acts[event.key === 'j' ? 'ArrowDown' : event.key === 'k' ? 'ArrowUp' : event.key];
    if (act !== undefined) {
      event.preventDefault();
      act();
    }
  };

  return (
    <div className={bar.layout}>
      <div className={bar.bar}>
        {fields.length > 1 && <Choice label={t('tree.by')} value={by.name} data={fields.map((each) => ({ value: each.name, label: each.label }))} onChange={(next) => onOptions({ by: next })} />}
        <SumChoice meta={meta} summed={summed} onChange={(measure) => onOptions({ measure })} />
        {opened.size > 0 && (
          <Button variant="subtle" color="gray" onClick={() => setOpened(new Set())}>
            {t('tree.close_all')}
          </Button>
        )}
        {uncounted !== null && <Again error={uncounted} onAgain={again} />}
      </div>
      {roots.isError && nodes.length === 0 ? (
        <Trouble t={t} error={roots.error} onRetry={() => void roots.refetch()} />
      ) : roots.isPending ? (
        <div className={classes.waiting} role="status" aria-label={t('shell.loading')}>
          {Array.from({ length: 10 }, (_each, index) => (
            <Skeleton key={index} height={12} width={`${80 - ((index * 9) % 40)}%`} my={12} />
          ))}
        </div>
      ) : nodes.length === 0 ? (
        <Empty icon={isNarrowed ? IconSearch : undefined} title={t(isNarrowed ? 'list.nothing_found' : 'list.empty', { what: meta.plural })} text={isNarrowed ? t('list.nothing_found_text') : undefined}>
          {isNarrowed ? (
            <Button variant="default" onClick={onReset}>
              {t('list.show_all')}
            </Button>
          ) : (
            onMake !== undefined && <Begin meta={meta} onMake={() => onMake()} />
          )}
        </Empty>
      ) : (
        <div ref={scroller} className={classes.scroller}>
          <div
            ref={tree}
            role="treegrid"
            tabIndex={0}
            className={classes.tree}
            aria-label={t('tree.title', { what: meta.plural, field: by.label })}
            aria-activedescendant={`node-${at}`}
            style={{ minWidth: widths.slice(1).reduce((sum, each) => sum + each, 240), height: virtual.getTotalSize() + 32 }}
            onKeyDown={keys}
          >
            <div role="row" className={classes.head} style={{ gridTemplateColumns: template }}>
              <div role="columnheader" className={classes.headCell}>
                {meta.label}
              </div>
              {summed !== undefined && (
                <div role="columnheader" className={classes.headCell} data-right>
                  <span>{t('tree.with_below', { what: summed.label })}</span>
                </div>
              )}
              {shown.map((column) => (
                <div key={column.name} role="columnheader" className={classes.headCell} data-right={partOf(column.type).align === 'right' || undefined}>
                  <span>{column.label}</span>
                </div>
              ))}
            </div>
            {items.map((item) => {
              const node = nodes[item.index]!;
              return (
                <TreeRow
                  key={node.key}
                  meta={meta}
                  node={node}
                  place={item.index}
                  top={item.start + 32}
                  template={template}
                  columns={shown}
                  below={node.record === undefined ? undefined : belowOf(node.record)}
                  sum={summed === undefined || node.record === undefined ? undefined : sumOf(node.record)}
                  isCurrent={item.index === at}
                  onToggle={() => {
                    setAt(item.index);
                    toggle(node);
                    tree.current?.focus({ preventScroll: true });
                  }}
                  onAt={() => setAt(item.index)}
                  onOpen={open}
                  onAgain={askAgain}
                  onNear={(record) => void client.prefetchQuery(deskOf(meta.name, record.id))}
                />
              );
            })}
          </div>
          {isFetchNextPageError && (
            <div className={classes.failed}>
              <Again error={roots.error} isAsking={isFetchingNextPage} onAgain={() => void fetchNextPage()} />
            </div>
          )}
        </div>
      )}
    </div>
  );
}
