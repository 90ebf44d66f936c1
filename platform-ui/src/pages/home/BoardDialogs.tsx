import { Checkbox } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Dashboard, dashboards } from '../../api/dashboards';
import { create, recordOf, update } from '../../api/records';
import { useApp } from '../../shell/app';
import { NameDialog } from '../../shell/NameDialog';
import { Sharing } from '../../shell/Sharing';
import { sayTrouble } from '../../shell/toasts';
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
  const again = () => client.invalidateQueries({ queryKey: dashboards.queryKey });

  async function make(name: string, once: string) {
    const record = await create('system.dashboard', { name, widgets: [] }, once);
    await again();
    onGo(record.id);
  }

  async function rename(name: string) {
    await update('system.dashboard', board.id, board.version, { name });
    await again();
  }

  return isNew ? (
    <NameDialog title={t('home.new_title')} text={t('home.new_text')} onName={make} onClose={onClose} />
  ) : (
    <NameDialog title={t('home.rename_title')} name={board.name} onName={rename} onClose={onClose} />
  );
}
