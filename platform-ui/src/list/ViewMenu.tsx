import { Menu } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { bringBack, remove } from '../api/records';
import { chooseViews, viewsOf } from '../api/views';
import { IconArrowLeft, IconArrowRight, IconCopy, IconDeviceFloppy, IconHome, IconPencil, IconRotate, IconShare, IconTrash } from '../icons';
import { useApp } from '../shell/app';
import { useMenuFocus } from '../ui/menuFocus';
import { say, sayTrouble } from '../shell/toasts';
import type { ViewTabsProps, ViewTask } from './ViewTabs';

/** What is done with a view. Those of plugins and of colleagues are used and not changed: they are saved as one's own. */
export function ViewMenu({ meta, view, told, isChanged, onView, onReset, onTask }: ViewTabsProps & { onTask: (task: ViewTask) => void }) {
  const { t } = useApp();
  useMenuFocus();
  const client = useQueryClient();
  const { saved } = view;
  const order = (told?.views ?? []).map((each) => each.id);
  const place = saved === undefined ? -1 : order.indexOf(saved.id);
  const opens = told?.opens ?? null;
  const query = viewsOf(meta.name);
  const again = () => client.invalidateQueries({ queryKey: query.queryKey });

  async function choose(views: string[], open: string | null) {
    const before = client.getQueryData(query.queryKey);
    if (before !== undefined) {
      const sorted = [...before.views].sort((a, b) => views.indexOf(a.id) - views.indexOf(b.id));
      client.setQueryData(query.queryKey, { ...before, views: sorted, opens: open });
    }
    try {
      await chooseViews(meta.name, views, open);
    } catch (refused) {
      client.setQueryData(query.queryKey, before);
      sayTrouble(refused, t);
    }
    await again();
  }

  function move(by: number) {
    const next = order.slice();
    next.splice(place, 1);
    next.splice(place + by, 0, saved!.id);
    void choose(next, opens);
  }

  async function take() {
    try {
      await remove('system.saved_query', saved!.id, saved!.version);
      onView('all');
      await again();
      say(t('view.deleted', { what: view.label }), t('action.undo'), async () => {
        try {
          await bringBack(saved!.id);
          await again();
          onView(saved!.id);
        } catch (refused) {
          sayTrouble(refused, t);
        }
      });
    } catch (refused) {
      sayTrouble(refused, t);
    }
  }

  return (
    <>
      {isChanged && (
        <>
          {saved?.own === true && (
            <Menu.Item leftSection={<IconDeviceFloppy size={15} />} onClick={() => onTask('save')}>
              {t('view.save')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconRotate size={15} />} onClick={onReset}>
            {t('list.reset')}
          </Menu.Item>
        </>
      )}
      <Menu.Item leftSection={<IconCopy size={15} />} onClick={() => onTask('new')}>
        {t('view.save_as')}
      </Menu.Item>
      {saved !== undefined && (
        <>
          {saved.own && (
            <>
              <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => onTask('rename')}>
                {t('view.rename')}
              </Menu.Item>
              <Menu.Item leftSection={<IconShare size={15} />} onClick={() => onTask('share')}>
                {t('view.share')}
              </Menu.Item>
            </>
          )}
          <Menu.Item leftSection={<IconHome size={15} />} onClick={() => void choose(order, opens === saved.id ? null : saved.id)}>
            {t(opens === saved.id ? 'view.no_start' : 'view.start')}
          </Menu.Item>
          <Menu.Item leftSection={<IconArrowLeft size={15} />} disabled={place <= 0} onClick={() => move(-1)}>
            {t('view.left')}
          </Menu.Item>
          <Menu.Item leftSection={<IconArrowRight size={15} />} disabled={place === order.length - 1} onClick={() => move(1)}>
            {t('view.right')}
          </Menu.Item>
          {saved.own && (
            <>
              <Menu.Divider />
              <Menu.Item color="red" leftSection={<IconTrash size={15} />} onClick={() => void take()}>
                {t('view.delete')}
              </Menu.Item>
            </>
          )}
        </>
      )}
    </>
  );
}
