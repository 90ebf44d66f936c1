import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { ask } from '../api/client';
import { useFormats } from '../fields/formats';
import { pageOf, path } from '../meta/meta';
import type { Page, RefValue } from '../meta/types';
import { useTiles } from '../plugins/manifest';
import { useApp } from '../shell/app';
import { favourites, type Marked, recent, unseen, useNavigation } from '../shell/manifest';
import { NavIcon } from '../shell/NavIcon';
import { Face } from '../ui/Face';
import classes from './Home.module.css';

const FirstSteps = lazy(async () => ({ default: (await import('./FirstSteps')).FirstSteps }));
const Tiles = lazy(async () => ({ default: (await import('../plugins/Tiles')).Tiles }));

/** Where a day begins: what waits, what was open, what there is. */
export function Home() {
  const { t, session } = useApp();
  const formats = useFormats();
  const { records } = useNavigation();
  const marked = useQuery(favourites).data ?? [];
  const lately = useQuery(recent).data ?? [];
  const waiting = useQuery(unseen).data;
  const hasTiles = useTiles().length > 0;
  const shown = records.slice(0, 8);
  const counts = useQueries({
    queries: shown.map((item) => ({
      queryKey: ['records', item.entity, 'list', 'number'],
      queryFn: ({ signal }: { signal: AbortSignal }) => ask<Page>(`records/${path(item.entity)}?limit=1&fields=id&count=true`, { signal }),
      staleTime: 60_000,
    })),
  });
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <h1 className={classes.title}>{t('home.hello', { name: session.user.name.split(' ')[0] ?? session.user.name })}</h1>
        <p className={classes.day}>{new Intl.DateTimeFormat(formats.locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: formats.zone }).format(new Date())}</p>
      </header>
      <Suspense>{session.administrator && <FirstSteps />}</Suspense>
      <div className={classes.tiles}>
        {shown.map((item, index) => {
          const count = counts[index]?.data?.count;
          return (
            <Link key={item.id} className={classes.tile} to={item.page}>
              <span className={classes.tileLabel}>
                <NavIcon name={item.icon} />
                {item.label}
              </span>
              <span className={classes.figure}>{count === undefined ? ' ' : `${count.exact ? '' : '≈ '}${formats.integer(count.value)}`}</span>
            </Link>
          );
        })}
      </div>
      <div className={classes.columns}>
        <section className={classes.card}>
          <h2 className={classes.head}>{t('home.notices')}</h2>
          {(waiting?.records ?? []).length === 0 ? (
            <p className={classes.none}>{t('home.no_notices')}</p>
          ) : (
            <ul className={classes.list}>
              {waiting!.records.slice(0, 8).map((notice) => {
                const about = notice.about as RefValue | null;
                return (
                  <li key={notice.id}>
                    <Link className={classes.line} to={about === null ? '/system/notice' : pageOf(about)}>
                      <Face id={about?.id ?? notice.id} title={about?.title ?? '!'} />
                      <span className={classes.name}>{about?.title ?? String(notice.notice)}</span>
                      <span className={classes.fact}>{formats.lately(String(notice.created_at))}</span>
                    </Link>
                  </li>
                );
              })}
            </ul>
          )}
        </section>
        <Marks title={t('home.recent')} marks={lately.slice(0, 8)} none={t('home.no_recent')} />
        <Marks title={t('shell.favourites')} marks={marked.slice(0, 8)} none={t('home.no_favourites')} />
      </div>
      {hasTiles && (
        <Suspense>
          <Tiles />
        </Suspense>
      )}
    </div>
  );
}

function Marks({ title, marks, none }: { title: string; marks: Marked[]; none: string }) {
  const { records, administration } = useNavigation();
  const kinds = new Map([...records, ...administration].map((item) => [item.entity, item.label]));
  return (
    <section className={classes.card}>
      <h2 className={classes.head}>{title}</h2>
      {marks.length === 0 ? (
        <p className={classes.none}>{none}</p>
      ) : (
        <ul className={classes.list}>
          {marks.map((each) => (
            <li key={each.id}>
              <Link className={classes.line} to={pageOf(each)}>
                <Face id={each.id} title={each.title} round={each.entity === 'system.user'} />
                <span className={classes.name}>{each.title}</span>
                <span className={classes.fact}>{kinds.get(each.entity) ?? ''}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
