import { Button, Modal, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { create, update } from '../api/records';
import { forgetColumns, viewsOf } from '../api/views';
import { useApp } from '../shell/app';
import { say, sayTrouble, whyOf } from '../shell/toasts';
import type { ViewTabsProps, ViewTask } from './ViewTabs';
import classes from './ViewDialogs.module.css';

const ViewShares = lazy(async () => ({ default: (await import('./ViewShares')).ViewShares }));

interface Props extends ViewTabsProps {
  task: ViewTask;
  onClose: () => void;
}

/** Saves what is shown, into the view or as another one; names it; says who has it too. */
export function ViewDialogs(props: Props) {
  switch (props.task) {
    case 'save':
      return <Save {...props} />;
    case 'share':
      return (
        <Suspense>
          <ViewShares meta={props.meta} view={props.view.saved!} onClose={props.onClose} />
        </Suspense>
      );
    default:
      return <Name {...props} />;
  }
}

/** Into the view at once; the message takes it back. */
function Save({ meta, view, values, onView, onClose }: Props) {
  const { t } = useApp();
  const client = useQueryClient();
  const isBegun = useRef(false);
  useEffect(() => {
    if (isBegun.current) {
      return;
    }
    isBegun.current = true;
    const saved = view.saved!;
    const key = viewsOf(meta.name).queryKey;
    const write = async (version: number, changes: Record<string, unknown>) => {
      const record = await update('system.saved_query', saved.id, version, changes);
      await client.invalidateQueries({ queryKey: key });
      return record;
    };
    const changes = values();
    const before = Object.fromEntries(Object.keys(changes).map((part) => [part, saved[part] ?? null]));
    void (async () => {
      try {
        const record = await write(saved.version, changes);
        await forgetColumns(meta.name, saved.id);
        await client.invalidateQueries({ queryKey: key });
        onView(saved.id);
        say(t('view.saved', { what: view.label }), t('action.undo'), async () => {
          try {
            await write(record.version, before);
          } catch (refused) {
            sayTrouble(refused, t);
          }
        });
      } catch (refused) {
        sayTrouble(refused, t);
        await client.invalidateQueries({ queryKey: key });
      } finally {
        onClose();
      }
    })();
  });
  return null;
}

function Name({ meta, view, task, values, onView, onClose }: Props) {
  const { t } = useApp();
  const client = useQueryClient();
  const isNew = task === 'new';
  const [name, setName] = useState(isNew ? '' : view.label);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const once = useRef(crypto.randomUUID());

  async function done() {
    setBusy(true);
    setError(undefined);
    try {
      const saved = view.saved;
      const record = isNew
        ? await create('system.saved_query', { name: name.trim(), entity: meta.name, ...values() }, once.current)
        : await update('system.saved_query', saved!.id, saved!.version, { name: name.trim() });
      if (isNew) {
        // what was arranged for the other view is kept in this one now
        await forgetColumns(meta.name, view.key);
      }
      await client.invalidateQueries({ queryKey: viewsOf(meta.name).queryKey });
      if (isNew) {
        onView(record.id);
      }
      onClose();
    } catch (refused) {
      once.current = crypto.randomUUID();
      setError(whyOf(refused, t));
      setBusy(false);
    }
  }

  return (
    <Modal opened onClose={onClose} title={t(isNew ? 'view.new_title' : 'view.rename_title')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void done();
        }}
      >
        <TextInput label={t('view.name')} description={isNew ? t('view.new_text') : undefined} data-autofocus maxLength={200} value={name} error={error} onChange={(event) => setName(event.currentTarget.value)} />
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={name.trim() === ''}>
            {t('action.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
