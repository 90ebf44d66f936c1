import { Button } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { restore } from '../api/past';
import { historyOf } from '../api/records';
import { refresh } from '../api/refresh';
import { useFormats } from '../fields/formats';
import { Value } from '../fields/Value';
import { IconDiff } from '../icons';
import { fieldOf } from '../meta/meta';
import type { EntityMeta, Rec } from '../meta/types';
import { Again } from '../shell/Again';
import { useApp } from '../shell/app';
import { say, sayTrouble } from '../shell/toasts';
import { Face } from '../ui/Face';
import { Compare } from './Compare';
import classes from './History.module.css';

/** Every earlier state of a record, and the way back to it. */
export function History({ meta, record }: { meta: EntityMeta; record: Rec }) {
  const { t } = useApp();
  const formats = useFormats();
  const client = useQueryClient();
  const history = useInfiniteQuery(historyOf(meta.name, record.id));
  const entries = history.data?.pages.flatMap((page) => page.entries) ?? [];

  const [compared, setCompared] = useState<number>();

  async function giveBack(version: number) {
    const before = record.version;
    try {
      const after = await restore(meta.name, record, String(version));
      refresh(client, meta.name, record.id);
      say(t('history.back'), t('action.undo'), async () => {
        try {
          await restore(meta.name, after, String(before));
        } catch (refused) {
          sayTrouble(refused, t);
        }
        refresh(client, meta.name, record.id);
      });
    } catch (refused) {
      sayTrouble(refused, t);
    }
  }

  return (
    <div className={classes.history}>
      <div className={classes.tools}>
        <Button variant="default" leftSection={<IconDiff size={15} />} onClick={() => setCompared(entries.find((entry) => entry.version < record.version)?.version ?? 1)}>
          {t('history.compare')}
        </Button>
      </div>
      {history.isError && <Again error={history.error} isAsking={history.isFetching} onAgain={() => void (history.isFetchNextPageError ? history.fetchNextPage() : history.refetch())} />}
      <ol className={classes.list}>
        {entries.map((entry) => (
          <li key={`${entry.version} ${entry.at}`} className={classes.entry}>
            <div className={classes.head}>
              <Face id={entry.by?.id ?? 'nobody'} title={entry.by?.name ?? '·'} round />
              <span className={classes.who}>{entry.by?.name ?? ''}</span>
              <span className={classes.kind}>{t(`history.${entry.kind}`)}</span>
              <time className={classes.when} dateTime={entry.at}>
                {formats.moment(entry.at)}
              </time>
              {entry.version < record.version && entry.kind !== 'deleted' && entry.kind !== 'purged' && (
                <span className={classes.ways}>
                  <Button variant="subtle" color="gray" onClick={() => setCompared(entry.version)}>
                    {t('history.compare_this')}
                  </Button>
                  {record.can?.update === true && (
                    <Button variant="subtle" color="gray" onClick={() => void giveBack(entry.version)}>
                      {t('history.restore')}
                    </Button>
                  )}
                </span>
              )}
            </div>
            <dl className={classes.changes}>
              {Object.entries(entry.changes).map(([name, [before, after]]) => {
                const field = fieldOf(meta, name);
                return field === undefined ? null : (
                  <div key={name} className={classes.change}>
                    <dt>{field.label}</dt>
                    <dd>
                      {entry.kind !== 'created' && (
                        <>
                          <span className={classes.before}>
                            <Value field={field} value={before} dense />
                          </span>
                          <span aria-label={t('history.becomes')}>→</span>
                        </>
                      )}
                      <Value field={field} value={after} dense />
                    </dd>
                  </div>
                );
              })}
            </dl>
          </li>
        ))}
      </ol>
      {history.hasNextPage && (
        <Button variant="default" loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {t('time.more')}
        </Button>
      )}
      {compared !== undefined && <Compare meta={meta} record={record} entries={entries} from={String(compared)} onClose={() => setCompared(undefined)} />}
    </div>
  );
}
