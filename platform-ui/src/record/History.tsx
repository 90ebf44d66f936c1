import { Button } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../api/client';
import { historyOf, refresh } from '../api/records';
import { useFormats } from '../fields/formats';
import { Value } from '../fields/Value';
import { fieldOf, path } from '../meta/meta';
import type { EntityMeta, Rec } from '../meta/types';
import { useApp } from '../shell/app';
import { say, sayTrouble } from '../shell/toasts';
import { Face } from '../ui/Face';
import classes from './History.module.css';

/** Every earlier state of a record, and the way back to it. */
export function History({ meta, record }: { meta: EntityMeta; record: Rec }) {
  const { t } = useApp();
  const formats = useFormats();
  const client = useQueryClient();
  const history = useInfiniteQuery(historyOf(meta.name, record.id));
  const entries = history.data?.pages.flatMap((page) => page.entries) ?? [];

  async function restore(version: number) {
    try {
      await ask(`records/${path(meta.name)}/${record.id}/restore`, { method: 'POST', version: record.version, body: { as_of: version } });
      refresh(client, meta.name, record.id);
      say(t('history.back'));
    } catch (refused) {
      sayTrouble(refused, t);
    }
  }

  return (
    <div className={classes.history}>
      <ol className={classes.list}>
        {entries.map((entry, index) => (
          <li key={`${entry.version} ${entry.at}`} className={classes.entry}>
            <div className={classes.head}>
              <Face id={entry.by?.id ?? 'nobody'} title={entry.by?.name ?? '·'} round />
              <span className={classes.who}>{entry.by?.name ?? ''}</span>
              <span className={classes.kind}>{t(`history.${entry.kind}`)}</span>
              <time className={classes.when} dateTime={entry.at}>
                {formats.moment(entry.at)}
              </time>
              {index > 0 && record.can?.update === true && entry.kind !== 'deleted' && (
                <Button variant="subtle" color="gray" onClick={() => void restore(entry.version)}>
                  {t('history.restore')}
                </Button>
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
    </div>
  );
}
