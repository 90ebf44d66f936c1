import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type Dashboard, dashboards } from '../../api/dashboards';
import { create, recordOf, update } from '../../api/records';
import { useApp } from '../../shell/app';
import { Sharing } from '../../shell/Sharing';
import { sayTrouble, whyOf } from '../../shell/toasts';
import classes from '../../shell/Sharing.module.css';
import type { BoardTask } from './Home';

interface Props {
  task: BoardTask;
  board: Dashboard;
  onGo: (id: string) => void;
  onClose: () => void;
}

/** Names a dashboard, and says who has it too. */
export function BoardDialogs({ task, board, onGo, onClose }: Props) {
  return task === 'share' ? <Share board={board} onClose={onClose} /> : <Name isNew={task === 'new'} board={board} onGo={onGo} onClose={onClose} />;
}

function Share({ board, onClose }: { board: Dashboard; onClose: () => void }) {
  const { t } = useApp();
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: dashboards.queryKey });
  const told = useQuery(dashboards).data?.dashboards.find((each) => each.id === board.id)?.opens ?? board.opens;
  const [said, setSaid] = useState<boolean>();

  async function open(opens: boolean) {
    setSaid(opens);
    try {
      // whom it is shared with may have changed a moment ago
      const { version } = await client.fetchQuery({ ...recordOf('system.dashboard', board.id), staleTime: 0 });
      await update('system.dashboard', board.id, version, { opens });
      await again();
    } catch (refused) {
      sayTrouble(refused, t);
    }
    setSaid(undefined);
  }

  return (
    <Sharing entity="system.dashboard" id={board.id} name={board.name} text={t('home.share_text')} onChanged={again} onClose={onClose}>
      {(busy) => <Checkbox label={t('home.opens')} description={t('home.opens_text')} checked={said ?? told} disabled={busy || said !== undefined} onChange={(event) => void open(event.currentTarget.checked)} />}
    </Sharing>
  );
}

function Name({ isNew, board, onGo, onClose }: { isNew: boolean; board: Dashboard; onGo: (id: string) => void; onClose: () => void }) {
  const { t } = useApp();
  const client = useQueryClient();
  const [name, setName] = useState(isNew ? '' : board.name);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const once = useRef(crypto.randomUUID());

  async function done() {
    setBusy(true);
    setError(undefined);
    try {
      const record = isNew ? await create('system.dashboard', { name: name.trim(), widgets: [] }, once.current) : await update('system.dashboard', board.id, board.version, { name: name.trim() });
      await client.invalidateQueries({ queryKey: dashboards.queryKey });
      onClose();
      if (isNew) {
        onGo(record.id);
      }
    } catch (refused) {
      once.current = crypto.randomUUID();
      setError(whyOf(refused, t));
      setBusy(false);
    }
  }

  return (
    <Modal opened onClose={onClose} title={t(isNew ? 'home.new_title' : 'home.rename_title')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void done();
        }}
      >
        <TextInput label={t('view.name')} description={isNew ? t('home.new_text') : undefined} data-autofocus maxLength={200} value={name} error={error} onChange={(event) => setName(event.currentTarget.value)} />
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
