import { Button, Drawer, Skeleton, UnstyledButton } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { allSeen, notices, seen } from '../api/notices';
import { useFormats } from '../fields/formats';
import { IconBell, IconChecks } from '../icons';
import { fieldOf, pageOf, useMetaIfThere } from '../meta/meta';
import type { Rec, RefValue } from '../meta/types';
import { Empty } from '../ui/Empty';
import { Face } from '../ui/Face';
import { useApp } from './app';
import classes from './Notices.module.css';
import { sayTrouble } from './toasts';
import { Trouble } from './Trouble';

/** What one was told of, by day; what is opened is seen. New ones come while it is open. */
export function Notices({ onClose }: { onClose: () => void }) {
  const { t, zone, locale } = useApp();
  const formats = useFormats();
  const client = useQueryClient();
  const navigate = useNavigate();
  const meta = useMetaIfThere('system.notice');
  const told = useInfiniteQuery(notices);
  const all = told.data?.pages.flatMap((page) => page.records) ?? [];
  const kinds = new Map((meta === undefined ? undefined : fieldOf(meta, 'notice'))?.options?.map((option) => [option.name, option.label]));
  const dayOf = (notice: Rec) => new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: zone }).format(new Date(String(notice.created_at)));
  const again = () => void client.invalidateQueries({ queryKey: ['records', 'system.notice'] });

  async function mark(does: Promise<unknown>) {
    try {
      await does;
    } catch (refused) {
      sayTrouble(refused, t);
    }
    again();
  }

  function open(notice: Rec) {
    if (notice.seen_at == null) {
      void mark(seen(notice));
    }
    const about = notice.about as RefValue | null;
    if (about !== null) {
      onClose();
      void navigate({ to: pageOf(about) });
    }
  }

  return (
    <Drawer opened position="right" size={420} onClose={onClose} title={t('shell.notices')} closeButtonProps={{ 'aria-label': t('action.close') }} classNames={{ body: classes.body }}>
      <div className={classes.tools}>
        {all.some((notice) => notice.seen_at == null) && (
          <Button variant="subtle" leftSection={<IconChecks size={15} />} onClick={() => void mark(allSeen())}>
            {t('notices.all_seen')}
          </Button>
        )}
        <span className={classes.gap} />
        <Link className={classes.more} to="/$plugin/$entity" params={{ plugin: 'system', entity: 'notice' }} onClick={onClose}>
          {t('notices.as_list')}
        </Link>
        <Link className={classes.more} to="/settings" search={{ part: 'notices' }} onClick={onClose}>
          {t('notices.choose')}
        </Link>
      </div>
      {told.isPending ? (
        <div className={classes.coming}>
          <Skeleton height={40} mb={8} />
          <Skeleton height={40} mb={8} />
          <Skeleton height={40} />
        </div>
      ) : told.isError && told.data === undefined ? (
        <Trouble t={t} error={told.error} onRetry={() => void told.refetch()} />
      ) : all.length === 0 ? (
        <Empty icon={IconBell} title={t('notices.none')} text={t('notices.none_text')} />
      ) : (
        <ol className={classes.list}>
          {all.map((notice, index) => {
            const about = notice.about as RefValue | null;
            const day = dayOf(notice);
            return (
              <li key={notice.id}>
                {(index === 0 || dayOf(all[index - 1]!) !== day) && <h3 className={classes.day}>{day}</h3>}
                <UnstyledButton className={classes.notice} data-new={notice.seen_at == null || undefined} onClick={() => open(notice)}>
                  <Face id={about?.id ?? notice.id} title={about?.title ?? '!'} />
                  <span className={classes.words}>
                    <span className={classes.about}>{about?.title ?? t('notices.gone')}</span>
                    <span className={classes.kind}>
                      {kinds.get(String(notice.notice)) ?? String(notice.notice)}
                      {notice.urgent === true && ` · ${t('notices.urgent')}`}
                    </span>
                  </span>
                  <time className={classes.when} dateTime={String(notice.created_at)}>
                    {formats.lately(String(notice.created_at))}
                  </time>
                  {notice.seen_at == null && (
                    <span className={classes.dot} role="img" aria-label={t('notices.new')} />
                  )}
                </UnstyledButton>
              </li>
            );
          })}
        </ol>
      )}
      {told.hasNextPage && (
        <Button variant="default" mx={16} mt={8} loading={told.isFetchingNextPage} onClick={() => void told.fetchNextPage()}>
          {t('time.more')}
        </Button>
      )}
    </Drawer>
  );
}
