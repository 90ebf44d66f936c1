import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { infiniteQueryOptions, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { ask } from '../api/client';
import { type Desk, remove } from '../api/records';
import { refresh } from '../api/refresh';
import { useFormats } from '../fields/formats';
import { RefLink } from '../fields/reference';
import { Rich, wordsOf } from '../fields/text';
import { IconCornerDownRight, IconPencil, IconTrash } from '../icons';
import type { EntityMeta, Page, Rec, RefValue } from '../meta/types';
import { useEvents } from '../plugins/manifest';
import { Again } from '../shell/Again';
import { useApp } from '../shell/app';
import { sayTrouble } from '../shell/toasts';
import { Face } from '../ui/Face';
import { Composer } from './Composer';
import { isPlain, withMentions } from './mentioned';
import classes from './TimeLine.module.css';

const Drawn = lazy(async () => ({ default: (await import('../plugins/Drawn')).Drawn<'events'> }));

function eventsOf(entity: string, id: string) {
  return infiniteQueryOptions({
    // beside the record's own answers, so that a change of the record asks for it again
    queryKey: ['records', entity, 'desk', id, 'events'],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      ask<Page>('records/system/time_line/query', {
        method: 'POST',
        signal,
        body: { where: { about: { is: { entity, id } } }, sort: ['-at'], limit: 30, ...(pageParam === '' ? {} : { cursor: pageParam }) },
      }),
    getNextPageParam: (page) => page.next,
  });
}

/** What happened around a record, of whatever plugin, and what people say about it. */
export function TimeLine({ meta, desk }: { meta: EntityMeta; desk: Desk }) {
  const { t } = useApp();
  const record = desk.record;
  const kinds = useEvents();
  const events = useInfiniteQuery(eventsOf(meta.name, record.id));
  const comments = new Map((desk.comments?.records ?? []).map((comment) => [comment.id, comment]));
  const entries = events.data?.pages.flatMap((page) => page.records) ?? [];
  return (
    <div className={classes.line}>
      {meta.takes_attached && <Composer about={{ entity: meta.name, id: record.id }} />}
      {events.isError && <Again error={events.error} isAsking={events.isFetching} onAgain={() => void (events.isFetchNextPageError ? events.fetchNextPage() : events.refetch())} />}
      <ol className={classes.list}>
        {entries.map((entry) => (
          <Entry key={entry.id} meta={meta} about={record.id} entry={entry} comments={comments} kinds={kinds} />
        ))}
        <li className={classes.entry}>
          <Person by={record.created_by as RefValue | null} />
          <div className={classes.what}>
            <div className={classes.head}>
              <span className={classes.who}>{(record.created_by as RefValue | null)?.title ?? ''}</span>
              <span className={classes.did}>{t('time.made', { what: meta.label })}</span>
              <span className={classes.space} />
              <When at={String(record.created_at)} />
            </div>
          </div>
        </li>
      </ol>
      {events.hasNextPage && (
        <Button variant="default" loading={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>
          {t('time.more')}
        </Button>
      )}
    </div>
  );
}

function Person({ by }: { by: RefValue | null | undefined }) {
  return <Face id={by?.id ?? 'nobody'} title={by?.title ?? '·'} round size={24} />;
}

function When({ at }: { at: string }) {
  const formats = useFormats();
  return (
    <time className={classes.when} dateTime={at} title={formats.moment(at)}>
      {formats.lately(at)}
    </time>
  );
}

function Entry({ meta, about, entry, comments, kinds }: { meta: EntityMeta; about: string; entry: Rec; comments: Map<string, Rec>; kinds: ReturnType<typeof useEvents> }) {
  const comment = comments.get((entry.source as RefValue | null)?.id ?? '');
  const answered = comment === undefined ? undefined : comments.get((comment.answers as RefValue | null)?.id ?? '');
  const [doing, setDoing] = useState<'answer' | 'change'>();
  const { t } = useApp();
  const client = useQueryClient();
  const source = entry.source as RefValue | null;
  const who = entry.who as RefValue | null;
  const known = ['commented', 'attached'].includes(String(entry.what));
  const event = kinds.get(String(entry.what));
  const text = comment === undefined ? String(entry.content ?? '') : wordsOf(comment.text);
  const said =
    text === '' ? null : entry.what === 'commented' ? (
      <div className={classes.said}>
        {answered !== undefined && (
          <div className={classes.quoted}>
            {String(answered.author ?? '')}: {String(answered.excerpt ?? '')}
          </div>
        )}
        {comment !== undefined && !isPlain(String(comment.text)) ? <Rich markup={comment.text} /> : withMentions(text, (comment?.mentions as RefValue[] | null) ?? [])}
      </div>
    ) : (
      <div className={classes.text}>{text}</div>
    );
  return (
    <li className={classes.entry}>
      <Person by={who} />
      <div className={classes.what}>
        <div className={classes.head}>
          {who !== null && <span className={classes.who}>{who.title}</span>}
          <span className={classes.did}>{known ? t(`time.${String(entry.what)}`) : (event?.label ?? String(entry.what ?? '').replaceAll('_', ' '))}</span>
          {comment?.edited_at !== undefined && comment.edited_at !== null && <span className={classes.did}>{t('time.edited')}</span>}
          <span className={classes.space} />
          {comment !== undefined && comment.answers === null && meta.takes_attached && (
            <Tooltip label={t('time.answer')}>
              <ActionIcon size={24} className={classes.remove} aria-label={t('time.answer')} onClick={() => setDoing('answer')}>
                <IconCornerDownRight size={14} />
              </ActionIcon>
            </Tooltip>
          )}
          {comment?.can?.update === true && (
            <Tooltip label={t('time.change')}>
              <ActionIcon size={24} className={classes.remove} aria-label={t('time.change')} onClick={() => setDoing('change')}>
                <IconPencil size={14} />
              </ActionIcon>
            </Tooltip>
          )}
          {comment?.can?.delete === true && (
            <ActionIcon
              size={24}
              className={classes.remove}
              aria-label={t('action.delete')}
              onClick={() => {
                remove('system.comment', comment.id, comment.version).then(
                  () => refresh(client, meta.name, about),
                  (refused) => sayTrouble(refused, t),
                );
              }}
            >
              <IconTrash size={14} />
            </ActionIcon>
          )}
          <When at={String(entry.at)} />
        </div>
        {entry.what !== 'commented' && source !== null && !known ? <RefLink value={source} /> : null}
        {entry.what === 'attached' && <div className={classes.text}>{String(entry.subject ?? '')}</div>}
        {event?.drawn === true && !known ? (
          <Suspense fallback={said}>
            <Drawn plugin={event.plugin} kind="events" name={event.what} label={event.label} given={{ event: entry }} fallback={said} waiting={said} />
          </Suspense>
        ) : doing === 'change' && comment !== undefined ? (
          <Composer about={{ entity: meta.name, id: about }} comment={comment} onDone={() => setDoing(undefined)} />
        ) : (
          said
        )}
        {doing === 'answer' && comment !== undefined && <Composer about={{ entity: meta.name, id: about }} answers={comment} onDone={() => setDoing(undefined)} />}
      </div>
    </li>
  );
}
