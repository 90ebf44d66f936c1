import { ActionIcon, Button, Modal, Select, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/client';
import { type ListQuery, mass } from '../api/records';
import { refresh } from '../api/refresh';
import { partOf } from '../fields/registry';
import { written } from '../fields/written';
import { IconPencil, IconTrash, IconX } from '../icons';
import { always, fieldOf } from '../meta/meta';
import type { EntityMeta, Rec } from '../meta/types';
import { CommandButtons } from '../plugins/Commands';
import { useCommands } from '../plugins/manifest';
import { useShortcuts } from '../plugins/shortcuts';
import { useApp } from '../shell/app';
import { say, sayTrouble, whyOf } from '../shell/toasts';
import classes from './BulkBar.module.css';

interface Props {
  meta: EntityMeta;
  query: ListQuery;
  /** Absent: all that the query finds. */
  ids?: string[];
  total?: { value: number; exact: boolean };
  canTakeAll: boolean;
  onTakeAll: () => void;
  onClose: () => void;
}

/** Above so many records deleting asks for a word: a slip of the hand must not cost a list. */
const MANY = 100;

/** What is done with the records that are ticked, or with all that match. */
export function BulkBar({ meta, query, ids, total, canTakeAll, onTakeAll, onClose }: Props) {
  const { t } = useApp();
  const [what, setWhat] = useState<'edit' | 'delete'>();
  const number = ids?.length ?? total?.value ?? 0;
  const mayUpdate = (meta.may.update ?? []).length > 0 && meta.fields.some((field) => field.update);
  const commands = useCommands('selection', meta.name);
  const chosen = { entity: meta.name, selection: ids === undefined ? { query: { where: query.where, ...(query.q === '' ? {} : { q: query.q }) } } : { ids } };
  useShortcuts(commands, chosen);
  const mayDelete = (meta.may.delete ?? []).length > 0;
  return (
    <>
      <div className={classes.bar} role="toolbar" aria-label={t('bulk.title')}>
        <span className={classes.count} role="status">
          {t('bulk.count', { count: number })}
        </span>
        {canTakeAll && (
          <button type="button" className={classes.button} onClick={onTakeAll}>
            {t('bulk.take_all', { count: total?.value ?? 0 })}
          </button>
        )}
        {mayUpdate && (
          <button type="button" className={classes.button} onClick={() => setWhat('edit')}>
            <IconPencil size={15} aria-hidden="true" />
            {t('bulk.edit')}
          </button>
        )}
        {commands.length > 0 && (
          <CommandButtons className={classes.button} commands={commands} about={chosen} />
        )}
        {mayDelete && (
          <button type="button" className={classes.button} onClick={() => setWhat('delete')}>
            <IconTrash size={15} aria-hidden="true" />
            {t('action.delete')}
          </button>
        )}
        <ActionIcon className={classes.close} aria-label={t('bulk.leave')} onClick={onClose}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      {what !== undefined && (
        <Change
          meta={meta}
          asked={{
            where: ids === undefined ? query.where : { id: { in: ids } },
            ...(ids === undefined && query.q !== '' ? { q: query.q } : {}),
          }}
          number={number}
          isDelete={what === 'delete'}
          onClose={() => setWhat(undefined)}
          onDone={() => {
            setWhat(undefined);
            onClose();
          }}
        />
      )}
    </>
  );
}

interface Preview {
  matching: number;
  permitted: number;
  would_fail: number;
  failures: { record?: string; reason?: string; detail?: string }[];
}

function Change({ meta, asked, number, isDelete, onClose, onDone }: { meta: EntityMeta; asked: Record<string, unknown>; number: number; isDelete: boolean; onClose: () => void; onDone: () => void }) {
  const { t } = useApp();
  const client = useQueryClient();
  const [name, setName] = useState<string | null>(null);
  const [value, setValue] = useState<unknown>(null);
  const [word, setWord] = useState('');
  const [busy, setBusy] = useState(false);
  const field = name === null ? undefined : fieldOf(meta, name);
  const Edit = field === undefined ? undefined : partOf(field.type).Edit;
  const isWhole = (condition: unknown) => JSON.stringify(condition) === JSON.stringify(always());
  // the server lets nobody mean all by having left something out
  const which = isWhole(asked.where) && asked.q === undefined ? { all: true } : isWhole(asked.where) ? { q: asked.q } : asked;
  const body = { ...which, ...(isDelete ? { delete: true } : { change: { [name ?? '']: written(value) } }) };
  const preview = useQuery({
    queryKey: ['records', meta.name, 'mass', body],
    enabled: isDelete || field !== undefined,
    queryFn: () => mass<Preview>(meta.name, { ...body, dry_run: true }),
    retry: false,
  });
  const fields = meta.fields.filter((each) => each.update && each.type !== 'parts' && partOf(each.type).Edit !== undefined).sort((a, b) => a.label.localeCompare(b.label));

  async function start() {
    setBusy(true);
    try {
      const begun = await mass<{ mass_change: { id: string } }>(meta.name, body);
      const id = begun.mass_change.id;
      onDone();
      await settled(id);
      refresh(client, meta.name);
      say(t(isDelete ? 'bulk.deleted' : 'bulk.changed', { count: number }), t('action.undo'), async () => {
        try {
          const mine = await ask<Rec>(`records/system/mass_change/${id}`);
          const back = await ask<{ show: { id: string } }>(`records/system/mass_change/${id}/actions/undo`, { method: 'POST', version: mine.version, body: {} });
          await settled(back.show.id);
          refresh(client, meta.name);
        } catch (refused) {
          sayTrouble(refused, t);
        }
      });
    } catch (refused) {
      sayTrouble(refused, t);
      setBusy(false);
    }
  }

  const mustType = isDelete && number > MANY;
  return (
    <Modal opened onClose={onClose} title={t(isDelete ? 'bulk.delete_title' : 'bulk.edit_title', { count: number, what: meta.plural })} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void start();
        }}
      >
        {!isDelete && (
          <Select
            label={t('bulk.field')}
            data-autofocus
            data={fields.map((each) => ({ value: each.name, label: each.label }))}
            searchable
            value={name}
            onChange={(next) => {
              setName(next);
              setValue(null);
            }}
          />
        )}
        {field !== undefined && Edit !== undefined && <Edit key={field.name} id="bulk-value" field={field} label={t('bulk.value', { what: field.label })} value={value} onChange={setValue} />}
        {preview.isError && (
          <div className={classes.trouble} role="alert">
            {whyOf(preview.error, t)}
          </div>
        )}
        {preview.data !== undefined && <Said preview={preview.data} />}
        {mustType && <TextInput label={t('bulk.type_word', { word: String(number) })} value={word} onChange={(event) => setWord(event.currentTarget.value)} />}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" color={isDelete ? 'red' : undefined} loading={busy} disabled={(!isDelete && field === undefined) || preview.isError || (mustType && word !== String(number))}>
            {t(isDelete ? 'bulk.delete' : 'bulk.change', { count: number })}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** What the server says would come of it. */
function Said({ preview }: { preview: Preview }) {
  const { t } = useApp();
  const { matching, permitted, would_fail: failing } = preview;
  return (
    <p className={classes.said} role="status">
      {t('bulk.preview', { matching, permitted })} {failing > 0 && t('bulk.preview_failing', { failing })}
    </p>
  );
}

const ENDED = ['done', 'failed', 'cancelled', 'unknown'];

/** Waits until a mass change has ended, asking more and more rarely. */
async function settled(id: string): Promise<void> {
  for (let wait = 150; ; wait = Math.min(wait * 1.5, 2000)) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    const { state } = await ask<Rec>(`records/system/mass_change/${id}`);
    if (ENDED.includes(String(state))) {
      return;
    }
  }
}
