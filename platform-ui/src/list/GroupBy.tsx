import { ActionIcon, Button, Menu } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { IconCategory, IconX } from '../icons';
import type { EntityMeta } from '../meta/types';
import { useApp } from '../shell/app';
import type { Grouping } from './groups';
import classes from './Layouts.module.css';

const GroupMenu = lazy(async () => ({ default: (await import('./GroupMenu')).GroupMenu }));

interface Props {
  meta: EntityMeta;
  grouping: Grouping | undefined;
  /** What is asked for, though words may stand in its way. */
  group: string | undefined;
  onGroup: (path: string | undefined) => void;
}

/** By which field lines stand in groups. */
export function GroupBy({ meta, grouping, group, onGroup }: Props) {
  const { t } = useApp();
  const [opened, setOpened] = useState(false);
  return (
    <span className={classes.group}>
      <Menu opened={opened} onChange={setOpened} position="bottom-end" width={240}>
        <Menu.Target>
          <Button variant="subtle" color={grouping === undefined ? 'gray' : undefined} leftSection={<IconCategory size={15} />} title={grouping === undefined && group !== undefined ? t('list.group_words') : undefined}>
            {grouping === undefined ? t('list.group') : t('list.grouped', { what: grouping.field.label })}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Suspense>{opened && <GroupMenu meta={meta} grouping={grouping} onGroup={onGroup} />}</Suspense>
        </Menu.Dropdown>
      </Menu>
      {grouping !== undefined && (
        <ActionIcon size={24} aria-label={t('list.ungroup')} onClick={() => onGroup(undefined)}>
          <IconX size={13} />
        </ActionIcon>
      )}
    </span>
  );
}
