import { ActionIcon, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { deskOf, pageBehind } from '../api/records';
import { IconChevronDown, IconChevronUp } from '../icons';
import { pageOf } from '../meta/meta';
import { useApp } from '../shell/app';
import { sayTrouble } from '../shell/toasts';
import { keepTrail, trailOf } from '../shell/trail';
import classes from './Neighbours.module.css';

/** To the record before and behind this one in the list from which it was opened; nothing where it was opened otherwise. */
export function Neighbours({ entity, id }: { entity: string; id: string }) {
  const { t } = useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [trail, setTrail] = useState(() => trailOf(entity, id));
  const at = trail?.ids.indexOf(id) ?? -1;
  const before = at > 0 ? trail?.ids[at - 1] : undefined;
  const behind = trail?.ids[at + 1];
  const goesOn = behind === undefined && trail !== undefined && trail.next !== null;

  useEffect(() => {
    if (behind !== undefined) {
      // whoever goes through a list is there at once
      void client.prefetchQuery(deskOf(entity, behind));
    }
  }, [client, entity, behind]);
  useEffect(() => {
    if (!goesOn || trail === undefined) {
      return;
    }
    let isCurrent = true;
    pageBehind(trail.query, trail.next!).then(
      (page) => {
        if (isCurrent) {
          keepTrail({ ...trail, ids: [...trail.ids, ...page.records.map((record) => record.id)], next: page.next }, id);
          setTrail(trailOf(entity, id));
        }
      },
      (refused: unknown) => isCurrent && sayTrouble(refused, t),
    );
    return () => {
      isCurrent = false;
    };
  }, [goesOn]);

  // the list stays one step back, however far one goes
  const go = (to: string | undefined) => to !== undefined && void navigate({ to: pageOf({ entity, id: to }), replace: true });
  useHotkeys([
    ['k', () => go(before)],
    ['j', () => go(behind)],
  ]);
  useEffect(() => {
    // on many keyboards the brackets are typed with another key held
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if ((event.key === '[' || event.key === ']') && !event.metaKey && !target.isContentEditable && !['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) && target.closest('[role=dialog]') === null) {
        go(event.key === '[' ? before : behind);
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });

  if (trail === undefined) {
    return null;
  }
  const place = trail.from + at + 1;
  return (
    <span className={classes.around}>
      {trail.total !== undefined && <span className={classes.place}>{t('record.place', { place, total: trail.total })}</span>}
      <Tooltip label={`${t('record.previous')} ([)`}>
        <ActionIcon aria-label={t('record.previous')} data-disabled={before === undefined || undefined} aria-disabled={before === undefined} onClick={() => go(before)}>
          <IconChevronUp size={17} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`${t('record.next')} (])`}>
        <ActionIcon aria-label={t('record.next')} data-disabled={behind === undefined || undefined} aria-disabled={behind === undefined} onClick={() => go(behind)}>
          <IconChevronDown size={17} />
        </ActionIcon>
      </Tooltip>
    </span>
  );
}
