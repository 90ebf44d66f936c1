import { Menu } from '@mantine/core';
import { periodsOf } from '../fields/asking';
import { IconArrowAutofitWidth, IconArrowDown, IconArrowLeft, IconArrowRight, IconArrowUp, IconCategory, IconEyeOff, IconPinned } from '../icons';
import { useApp } from '../shell/app';
import { useMenuFocus } from '../ui/menuFocus';
import type { HeadProps } from './Head';

interface Props extends HeadProps {
  shown: number;
  onSize: (width: number) => void;
  onShift: (by: number) => void;
}

/** What is done with a column: all that the mouse does, and more. */
export function HeadMenu({ column, index, columns, look, grouped, shown, onSort, onLook, onColumns, onGroup, onSize, onShift }: Props) {
  const { t } = useApp();
  useMenuFocus();
  const isPinned = index < look.pinned;
  const period = periodsOf(column).includes('month') ? ':month' : '';
  const isGrouped = grouped?.split(':')[0] === column.name;
  return (
    <>
      {column.sortable && (
        <>
          <Menu.Item leftSection={<IconArrowUp size={15} />} onClick={() => onSort([column.name])}>
            {t('list.sort_up')}
          </Menu.Item>
          <Menu.Item leftSection={<IconArrowDown size={15} />} onClick={() => onSort([`-${column.name}`])}>
            {t('list.sort_down')}
          </Menu.Item>
          <Menu.Item leftSection={<IconCategory size={15} />} onClick={() => onGroup(isGrouped ? undefined : `${column.name}${period}`)}>
            {t(isGrouped ? 'list.ungroup' : 'list.group_by_this')}
          </Menu.Item>
          <Menu.Divider />
        </>
      )}
      <Menu.Item leftSection={<IconPinned size={15} />} onClick={() => onLook({ ...look, pinned: isPinned ? index : index + 1 })}>
        {t(isPinned ? 'list.unpin' : 'list.pin')}
      </Menu.Item>
      <Menu.Item leftSection={<IconArrowLeft size={15} />} rightSection="Alt ←" disabled={index === 0} onClick={() => onShift(-1)}>
        {t('list.move_left')}
      </Menu.Item>
      <Menu.Item leftSection={<IconArrowRight size={15} />} rightSection="Alt →" disabled={index === columns.length - 1} onClick={() => onShift(1)}>
        {t('list.move_right')}
      </Menu.Item>
      <Menu.Item closeMenuOnClick={false} leftSection={<IconArrowAutofitWidth size={15} />} onClick={() => onSize(shown + 40)}>
        {t('list.wider')}
      </Menu.Item>
      <Menu.Item closeMenuOnClick={false} leftSection={<IconArrowAutofitWidth size={15} />} onClick={() => onSize(shown - 40)}>
        {t('list.narrower')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item leftSection={<IconEyeOff size={15} />} disabled={columns.length === 1} onClick={() => onColumns(columns.map((each) => each.name).filter((name) => name !== column.name))}>
        {t('list.hide_column')}
      </Menu.Item>
    </>
  );
}
