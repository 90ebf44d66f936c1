import { ActionIcon, Button, FileButton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type DragEvent } from 'react';
import { addressOf, ask } from '../api/client';
import { create, type Desk, refresh, remove } from '../api/records';
import { useFormats } from '../fields/formats';
import { IconPaperclip, IconPlus, IconTrash } from '../icons';
import type { Rec } from '../meta/types';
import { useApp } from '../shell/app';
import { say, sayTrouble } from '../shell/toasts';
import classes from './Attachments.module.css';

interface FileValue {
  id: string;
  name: string;
  type?: string;
  size?: number;
}

/** Files of a record: chosen, dropped, opened, taken away. */
export function Attachments({ entity, desk }: { entity: string; desk: Desk }) {
  const { t } = useApp();
  const formats = useFormats();
  const client = useQueryClient();
  const id = desk.record.id;
  const [isOver, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const files = desk.attachments?.records ?? [];

  async function add(chosen: File[]) {
    setBusy(true);
    for (const file of chosen) {
      try {
        const made = await ask<FileValue>(`files?name=${encodeURIComponent(file.name)}`, {
          method: 'POST',
          body: file,
          headers: { 'Content-Type': file.type || 'application/octet-stream' },
        });
        await create('system.attachment', { about: { entity, id }, file: made.id }, crypto.randomUUID());
      } catch (refused) {
        sayTrouble(refused, t);
      }
    }
    setBusy(false);
    refresh(client, entity, id);
  }

  async function take(attachment: Rec) {
    try {
      await remove('system.attachment', attachment.id, attachment.version);
      refresh(client, entity, id);
      say(t('record.deleted', { what: nameOf(attachment) }), t('action.undo'), async () => {
        try {
          await ask(`trash/${attachment.id}/restore`, { method: 'POST', body: {} });
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
    <section
      className={classes.panel}
      data-over={isOver || undefined}
      onDragOver={(event: DragEvent) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event: DragEvent) => {
        event.preventDefault();
        setOver(false);
        void add([...event.dataTransfer.files]);
      }}
    >
      <div className={classes.head}>
        <h2 className={classes.title}>
          {t('files.title')} {files.length > 0 && <span className={classes.count}>{desk.attachments?.count?.value ?? files.length}</span>}
        </h2>
        <FileButton multiple onChange={(chosen) => void add(chosen)}>
          {(props) => (
            <Button {...props} variant="subtle" color="gray" loading={busy} leftSection={<IconPlus size={14} />}>
              {t('files.add')}
            </Button>
          )}
        </FileButton>
      </div>
      {files.length === 0 ? (
        <p className={classes.none}>{t('files.none')}</p>
      ) : (
        <ul className={classes.list}>
          {files.map((attachment) => {
            const file = attachment.file as FileValue | null;
            return (
              <li key={attachment.id} className={classes.file}>
                <IconPaperclip size={15} aria-hidden="true" />
                <span className={classes.what}>
                  <a className={classes.name} href={file === null ? undefined : addressOf(`files/${file.id}`)} download={nameOf(attachment)}>
                    {nameOf(attachment)}
                  </a>
                  <span className={classes.facts}>
                    {file?.size === undefined ? '' : `${sizeOf(file.size, formats.locale)} · `}
                    {formats.lately(String(attachment.created_at))}
                  </span>
                </span>
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
    </section>
  );
}

function nameOf(attachment: Rec): string {
  return String(attachment.name ?? (attachment.file as FileValue | null)?.name ?? '');
}

function sizeOf(bytes: number, locale: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  return new Intl.NumberFormat(locale, { style: 'unit', unit: units[step], unitDisplay: 'short', maximumFractionDigits: 1 }).format(bytes / 1000 ** step);
}
