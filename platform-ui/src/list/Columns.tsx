import { Button, Popover } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { IconColumns } from '../icons';
import type { EntityMeta } from '../meta/types';
import { useApp } from '../shell/app';
import classes from './Columns.module.css';

const ColumnList = lazy(async () => ({ default: (await import('./ColumnList')).ColumnList }));

/** Which fields are columns, and in which order. */
export function Columns(props: { meta: EntityMeta; columns: string[]; onChange: (columns: string[]) => void }) {
  const { t } = useApp();
  return (
    <Popover position="bottom-end" width={290} trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button variant="subtle" color="gray" leftSection={<IconColumns size={15} />} aria-label={t('list.columns')} className={classes.button}>
          <span className={classes.word}>{t('list.columns')}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={8}>
        <Suspense fallback={<div className={classes.coming} />}>
          <ColumnList {...props} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
