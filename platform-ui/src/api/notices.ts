import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Page, Rec } from '../meta/types';
import { ask } from './client';

/** What somebody was told of, the newest first. */
export const notices = infiniteQueryOptions({
  queryKey: ['records', 'system.notice', 'list', 'drawer'],
  initialPageParam: '',
  queryFn: ({ pageParam, signal }) =>
    ask<Page>(`records/system/notice?sort=-created_at&limit=40${pageParam === '' ? '' : `&cursor=${encodeURIComponent(pageParam)}`}`, { signal }),
  getNextPageParam: (page) => page.next,
});

export function seen(notice: Rec): Promise<unknown> {
  return ask(`records/system/notice/${notice.id}/actions/seen`, { method: 'POST', version: notice.version, body: {} });
}

export function allSeen(): Promise<unknown> {
  return ask('actions/system/all_notices_seen', { method: 'POST', body: {} });
}
