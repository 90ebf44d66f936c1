import { ActionIcon, Button, FileButton, Progress, UnstyledButton } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { addressOf, ask } from '../../api/client';
import { bringBack, type Desk, remove } from '../../api/records';
import { refresh } from '../../api/refresh';
import { useFormats } from '../../fields/formats';
import { IconDownload, IconPaperclip, IconPlus, IconRotate, IconTrash, IconX } from '../../icons';
import type { Page, Rec } from '../../meta/types';
import { useApp } from '../../shell/app';
import { say, sayTrouble, whyOf } from '../../shell/toasts';
import classes from './Files.module.css';
import { type FileValue, kindOf, sizeOf } from './kinds';
import { useDrops } from '../../ui/useDrops';
import { useUploads } from './useUploads';

const Viewer = lazy(async () => ({ default: (await import('./Viewer')).Viewer }));

/** Pictures up to that size are shown small in the list. */
const SMALL = 1_000_000;

/** Files of a record: chosen, dropped or pasted, looked at, saved, taken away. */
export function Files({ entity, desk }: { entity: string; desk: Desk }) {
  const { t } = useApp();
  const formats = useFormats();
  const client = useQueryClient();
  const id = desk.record.id;
  const [isAll, setAll] = useState(false);
  const [shown, setShown] = useState<string>();
  const { uploads, add, leave, again } = useUploads(entity, id, () => refresh(client, entity, id));
  const isOver = useDrops(add);
  const more = useInfiniteQuery({
    // beside the record's own answers, so that a change of the record asks for it again
    queryKey: ['records', entity, 'desk', id, 'files'],
    enabled: isAll,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      ask<Page>('records/system/attachment/query', {
        method: 'POST',
        signal,
        body: { where: { about: { is: { entity, id } } }, sort: ['-created_at'], limit: 100, can: true, ...(pageParam === '' ? {} : { cursor: pageParam }) },
      }),
    getNextPageParam: (page) => page.next,
  });
  const files = more.data?.pages.flatMap((page) => page.records) ?? desk.attachments?.records ?? [];
  const count = desk.attachments?.count?.value ?? files.length;
  const list = files.flatMap((each) => (fileOf(each) === undefined ? [] : [fileOf(each)!]));

  async function take(attachment: Rec) {
    const what = nameOf(attachment);
    try {
      await remove('system.attachment', attachment.id, attachment.version);
      refresh(client, entity, id);
      say(t('record.deleted', { what }), t('action.undo'), async () => {
        try {
          await bringBack(attachment.id);
          refresh(client, entity, id);
        } catch (refused) {
          sayTrouble(refused, t);
        }
      });
    } catch (refused) {
      sayTrouble(refused, t);
    }
  }

  return (
    <section className={classes.panel} data-over={isOver || undefined} aria-label={t('files.title')}>
      <div className={classes.head}>
        <h2 className={classes.title}>
          {t('files.title')} {count > 0 && <span className={classes.count}>{count}</span>}
        </h2>
        <FileButton multiple onChange={add}>
          {(props) => (
            <Button {...props} variant="subtle" color="gray" leftSection={<IconPlus size={14} />}>
              {t('files.add')}
            </Button>
          )}
        </FileButton>
      </div>
      {uploads.length > 0 && (
        <ul className={classes.list} aria-label={t('files.coming')}>
          {uploads.map((each) => (
            <li key={each.key} className={classes.coming}>
              <span className={classes.what}>
                <span className={classes.name}>{each.file.name}</span>
                {each.refusal === undefined ? (
                  <Progress value={each.share * 100} size={4} mt={4} aria-label={t('files.progress', { what: each.file.name })} />
                ) : (
                  <span role="alert" className={classes.refusal}>
                    {whyOf(each.refusal, t)}
                  </span>
                )}
              </span>
              {each.refusal !== undefined && (
                <ActionIcon size={24} aria-label={t('files.again', { what: each.file.name })} onClick={() => again(each)}>
                  <IconRotate size={14} />
                </ActionIcon>
              )}
              <ActionIcon size={24} aria-label={t('files.leave', { what: each.file.name })} onClick={() => leave(each.key)}>
                <IconX size={14} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      {files.length === 0 && uploads.length === 0 ? (
        <p className={classes.none}>{t('files.none')}</p>
      ) : (
        <ul className={classes.list}>
          {files.map((attachment) => {
            const file = fileOf(attachment);
            const isShown = file !== undefined && kindOf(file) !== 'none';
            return (
              <li key={attachment.id} className={classes.file}>
                {file !== undefined && kindOf(file) === 'image' && (file.size ?? SMALL + 1) <= SMALL ? (
                  <img className={classes.small} src={addressOf(`files/${file.id}`)} alt="" loading="lazy" />
                ) : (
                  <IconPaperclip size={15} aria-hidden="true" />
                )}
                <span className={classes.what}>
                  {isShown ? (
                    <UnstyledButton className={classes.name} onClick={() => setShown(file.id)}>
                      {nameOf(attachment)}
                    </UnstyledButton>
                  ) : (
                    <a className={classes.name} href={file === undefined ? undefined : addressOf(`files/${file.id}`)} download={nameOf(attachment)}>
                      {nameOf(attachment)}
                    </a>
                  )}
                  <span className={classes.facts}>
                    {file?.size === undefined ? '' : `${sizeOf(file.size, formats.locale)} · `}
                    {formats.lately(String(attachment.created_at))}
                  </span>
                </span>
                {isShown && (
                  <ActionIcon component="a" size={24} aria-label={t('files.save', { what: nameOf(attachment) })} href={addressOf(`files/${file.id}`)} download={nameOf(attachment)}>
                    <IconDownload size={14} />
                  </ActionIcon>
                )}
                {attachment.can?.delete !== false && (
                  <ActionIcon size={24} aria-label={t('files.remove', { what: nameOf(attachment) })} onClick={() => void take(attachment)}>
                    <IconTrash size={14} />
                  </ActionIcon>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {(count > files.length || more.hasNextPage) && (
        <Button variant="subtle" color="gray" loading={more.isFetching} onClick={() => (isAll ? void more.fetchNextPage() : setAll(true))}>
          {t('time.more')}
        </Button>
      )}
      {shown !== undefined && (
        <Suspense>
          <Viewer things={list.map((file) => ({ key: file.id, name: file.name, kind: kindOf(file), path: `files/${file.id}` }))} shown={shown} onShow={setShown} onClose={() => setShown(undefined)} />
        </Suspense>
      )}
    </section>
  );
}

function fileOf(attachment: Rec): FileValue | undefined {
  return (attachment.file as FileValue | null) ?? undefined;
}

function nameOf(attachment: Rec): string {
  return String(attachment.name ?? fileOf(attachment)?.name ?? '');
}
