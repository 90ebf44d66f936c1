import { ActionIcon, Button, Menu } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { IconDeviceFloppy, IconDots, IconTable } from '../icons';
import type { Views } from '../api/views';
import type { EntityMeta } from '../meta/types';
import { useApp } from '../shell/app';
import classes from './ListPage.module.css';
import type { View } from './views';

const ViewMenu = lazy(async () => ({ default: (await import('./ViewMenu')).ViewMenu }));
const ViewDialogs = lazy(async () => ({ default: (await import('./ViewDialogs')).ViewDialogs }));

export type ViewTask = 'new' | 'rename' | 'share' | 'save';

export interface ViewTabsProps {
  meta: EntityMeta;
  views: View[];
  view: View;
  told?: Views;
  isChanged: boolean;
  /** What is shown by now, as the fields of a view's record. */
  values: () => Record<string, unknown>;
  onView: (key: string) => void;
  onReset: () => void;
}

/** The ways to look at a list, and what is done with them: saving, renaming, sharing, arranging. */
export function ViewTabs(props: ViewTabsProps) {
  const { t } = useApp();
  const { views, view, isChanged, onView, onReset } = props;
  const [opened, setOpened] = useState(false);
  const [task, setTask] = useState<ViewTask>();
  const isOwn = view.saved?.own === true;
  return (
    <div className={classes.tabLine}>
      <div className={classes.tabs} role="tablist" aria-label={t('list.views')}>
        {views.map((each) => (
          <button key={each.key} type="button" role="tab" aria-selected={each === view} className={classes.tab} onClick={() => onView(each.key)}>
            <IconTable size={15} stroke={1.7} aria-hidden="true" />
            {each.label}
          </button>
        ))}
      </div>
      <div className={classes.viewTools}>
        {isChanged && (
          <span className={classes.changed}>
            <Button variant="subtle" color="gray" size="compact-xs" onClick={onReset}>
              {t('list.reset')}
            </Button>
            <Button variant="light" size="compact-xs" leftSection={<IconDeviceFloppy size={14} />} onClick={() => setTask(isOwn ? 'save' : 'new')}>
              {t(isOwn ? 'view.save' : 'view.save_as')}
            </Button>
          </span>
        )}
        <Menu opened={opened} onChange={setOpened} position="bottom-end" width={250}>
          <Menu.Target>
            <ActionIcon size={24} aria-label={t('view.menu', { what: view.label })}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Suspense>{opened && <ViewMenu {...props} onTask={setTask} />}</Suspense>
          </Menu.Dropdown>
        </Menu>
      </div>
      <Suspense>{task !== undefined && <ViewDialogs {...props} task={task} onClose={() => setTask(undefined)} />}</Suspense>
    </div>
  );
}
