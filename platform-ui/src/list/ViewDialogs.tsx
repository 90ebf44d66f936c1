import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { create, update } from '../api/records';
import { forgetColumns, viewsOf } from '../api/views';
import { useApp } from '../shell/app';
import { NameDialog } from '../shell/NameDialog';
import { say, sayTrouble } from '../shell/toasts';
import type { ViewTabsProps, ViewTask } from './ViewTabs';

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
  const again = () => client.invalidateQueries({ queryKey: viewsOf(meta.name).queryKey });

  async function make(name: string, once: string) {
    const record = await create('system.saved_query', { name, entity: meta.name, ...values() }, once);
    // what was arranged for the other view is kept in this one now; that it stays there too is no reason to make the view again
    await forgetColumns(meta.name, view.key).catch((refused: unknown) => sayTrouble(refused, t));
    await again();
    onView(record.id);
  }

  async function rename(name: string) {
    await update('system.saved_query', view.saved!.id, view.saved!.version, { name });
    await again();
  }

  return task === 'new' ? (
    <NameDialog title={t('view.new_title')} text={t('view.new_text')} onName={make} onClose={onClose} />
  ) : (
    <NameDialog title={t('view.rename_title')} name={view.label} onName={rename} onClose={onClose} />
  );
}
