import { Button, Select } from '@mantine/core';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { bringBack } from '../../api/records';
import { refresh } from '../../api/refresh';
import { purge, type Trashed, trashOf } from '../../api/platform';
import { useFormats } from '../../fields/formats';
import { IconTrash } from '../../icons';
import { pageOf } from '../../meta/meta';
import { useNavigation } from '../../shell/manifest';
import { useApp } from '../../shell/app';
import { say, sayTrouble } from '../../shell/toasts';
import { Trouble } from '../../shell/Trouble';
import { Empty } from '../../ui/Empty';
import { Face } from '../../ui/Face';
import { Coming, PageFrame } from '../PageFrame';
import { metas } from './Administration';
import { useNames } from './names';
import classes from './admin.module.css';

/** What was deleted, by kind; it is brought back from here, or taken out for good. */
export function Trash() {
  const { t, session } = useApp();
  const formats = useFormats();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { records } = useNavigation();
  const { entity: asked } = useSearch({ from: '/system/trash' });
  const known = useQuery(metas).data ?? [];
  const kinds = known.filter((meta) => (meta.may.delete ?? []).some((right) => right !== 'none')).map((meta) => ({ value: meta.name, label: meta.plural }));
  const entity = asked ?? records.find((item) => kinds.some((kind) => kind.value === item.entity))?.entity ?? kinds[0]?.value;
  const trash = useInfiniteQuery({
    queryKey: ['trash', entity],
    enabled: entity !== undefined,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => trashOf(entity!, pageParam, signal),
    getNextPageParam: (page) => page.next,
  });
  const entries = trash.data?.pages.flatMap((page) => page.entries) ?? [];
  const people = useNames(entries.map((entry) => ({ entity: 'system.user', id: entry.deleted_by })));

  async function trying(entry: Trashed, does: Promise<unknown>, done: () => void) {
    try {
      await does;
      done();
    } catch (refused) {
      sayTrouble(refused, t);
    }
    refresh(client, entry.record.entity, entry.record.id);
    void client.invalidateQueries({ queryKey: ['trash'] });
  }

  const titleOf = (entry: Trashed) => entry.record.title ?? entry.record.id.slice(-6);
  return (
    <PageFrame title={t('trash.title')} text={t('trash.text')}>
      <div className={classes.tools}>
        <Select className={classes.grow} label={t('trash.of')} data={kinds} value={entity ?? null} allowDeselect={false} searchable onChange={(next) => void navigate({ to: '/system/trash', search: { entity: next ?? undefined }, replace: true })} />
      </div>
      {trash.error !== null ? (
        <Trouble t={t} error={trash.error} onRetry={() => void trash.refetch()} />
      ) : trash.isPending ? (
        <Coming />
      ) : entries.length === 0 ? (
        <Empty icon={IconTrash} title={t('trash.none')} text={t('trash.none_text')} />
      ) : (
        <ul className={classes.list}>
          {entries.map((entry) => (
            <li key={entry.id} className={classes.item}>
              <Face id={entry.record.id} title={titleOf(entry)} />
              <div className={classes.what}>
                <div className={classes.title}>{titleOf(entry)}</div>
                <div className={classes.facts}>{t('trash.by', { who: people.get(entry.deleted_by) ?? '–', when: formats.lately(entry.deleted_at) })}</div>
              </div>
              <div className={classes.buttons}>
                <Button
                  variant="default"
                  aria-label={t('trash.restore_one', { what: titleOf(entry) })}
                  onClick={() =>
                    void trying(entry, bringBack(entry.id), () => say(t('trash.restored', { what: titleOf(entry) }), t('layout.open'), () => navigate({ to: pageOf(entry.record) })))
                  }
                >
                  {t('trash.restore')}
                </Button>
                {session.administrator && (
                  <Button
                    variant="subtle"
                    color="red"
                    aria-label={t('trash.purge_one', { what: titleOf(entry) })}
                    onClick={() => {
                      // nothing takes this back, so it is asked
                      if (window.confirm(t('trash.sure', { what: titleOf(entry) }))) {
                        void trying(entry, purge(entry.id), () => say(t('trash.purged', { what: titleOf(entry) })));
                      }
                    }}
                  >
                    {t('trash.purge')}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      {trash.hasNextPage && (
        <Button variant="default" mt={12} loading={trash.isFetchingNextPage} onClick={() => void trash.fetchNextPage()}>
          {t('time.more')}
        </Button>
      )}
      {session.permissions.includes('system.manage_settings') && (
        <p className={classes.text}>
          {t('trash.kept')}{' '}
          <Link className={classes.link} to="/system/settings" search={{ q: 'trash_kept' }}>
            {t('settings.all')}
          </Link>
        </p>
      )}
    </PageFrame>
  );
}
