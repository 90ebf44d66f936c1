import { Menu } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { chooseDashboards, type Dashboard, dashboards, type Dashboards } from '../../api/dashboards';
import { bringBack, remove } from '../../api/records';
import { IconArrowLeft, IconArrowRight, IconHome, IconPencil, IconPlus, IconRotate, IconShare, IconTrash } from '../../icons';
import { useApp } from '../../shell/app';
import { say, sayTrouble } from '../../shell/toasts';
import { useMenuFocus } from '../../ui/menuFocus';
import type { BoardTask } from './Home';

interface Props {
  board: Dashboard;
  home: Dashboard;
  told: Dashboards;
  onGo: (id: string) => void;
  onTask: (task: BoardTask) => void;
}

/** What is done with a dashboard as a whole. */
export function BoardMenu({ board, home, told, onGo, onTask }: Props) {
  const { t } = useApp();
  useMenuFocus();
  const client = useQueryClient();
  const order = told.dashboards.map((each) => each.id);
  const place = order.indexOf(board.id);
  const again = () => client.invalidateQueries({ queryKey: dashboards.queryKey });

  async function choose(next: string[], chosen: string | null) {
    try {
      await chooseDashboards(next, chosen);
    } catch (refused) {
      sayTrouble(refused, t);
    }
    await again();
  }

  function move(by: number) {
    const next = order.slice();
    next.splice(place, 1);
    next.splice(place + by, 0, board.id);
    // what was the home by itself stays so
    void choose(next, home.id === '' ? null : home.id);
  }

  /** Also the way back to what everybody has. */
  async function take(said: string) {
    const isHome = board === home;
    try {
      await remove('system.dashboard', board.id, board.version);
      if (isHome) {
        await chooseDashboards(order.filter((id) => id !== board.id), null);
      }
      await again();
      onGo('');
      say(t(said, { what: board.name }), t('action.undo'), async () => {
        try {
          await bringBack(board.id);
          if (isHome) {
            await chooseDashboards(order, board.id);
          }
          await again();
          onGo(board.id);
        } catch (refused) {
          sayTrouble(refused, t);
        }
      });
    } catch (refused) {
      sayTrouble(refused, t);
      await again();
    }
  }

  const isPrivate = board.own && !board.everybody && board.roles.length === 0;
  return (
    <>
      <Menu.Item leftSection={<IconPlus size={15} />} onClick={() => onTask('new')}>
        {t('home.new')}
      </Menu.Item>
      {board.own && (
        <>
          <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => onTask('rename')}>
            {t('home.rename')}
          </Menu.Item>
          <Menu.Item leftSection={<IconShare size={15} />} onClick={() => onTask('share')}>
            {t('home.share')}
          </Menu.Item>
        </>
      )}
      {board !== home && board.id !== '' && (
        <Menu.Item leftSection={<IconHome size={15} />} onClick={() => void choose(order, board.id)}>
          {t('home.make_home')}
        </Menu.Item>
      )}
      {place >= 0 && (
        <>
          <Menu.Item leftSection={<IconArrowLeft size={15} />} disabled={place === 0} onClick={() => move(-1)}>
            {t('view.left')}
          </Menu.Item>
          <Menu.Item leftSection={<IconArrowRight size={15} />} disabled={place === order.length - 1} onClick={() => move(1)}>
            {t('view.right')}
          </Menu.Item>
        </>
      )}
      {board === home && isPrivate && (
        <Menu.Item leftSection={<IconRotate size={15} />} onClick={() => void take('home.was_reset')}>
          {t('home.reset')}
        </Menu.Item>
      )}
      {board === home && board.id !== '' && !isPrivate && (
        <Menu.Item leftSection={<IconRotate size={15} />} onClick={() => void choose(order, null)}>
          {t('home.reset')}
        </Menu.Item>
      )}
      {board.own && (
        <>
          <Menu.Divider />
          <Menu.Item color="red" leftSection={<IconTrash size={15} />} onClick={() => void take('home.deleted')}>
            {t('home.delete')}
          </Menu.Item>
        </>
      )}
    </>
  );
}
