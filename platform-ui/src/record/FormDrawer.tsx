import { Button, Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useApp } from '../shell/app';
import { useLeave } from '../shell/unsaved';
import classes from './FormDrawer.module.css';

interface Props {
  title: string;
  /** Whether something would be lost by closing. */
  isTouched: boolean;
  busy: boolean;
  /** What stands against saving and belongs to no field. */
  trouble?: string;
  onSave: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form beside the page. What was typed stays until it is saved or thrown away on purpose. */
export function FormDrawer({ title, isTouched, busy, trouble, onSave, onClose, children }: Props) {
  const { t } = useApp();
  const leave = useLeave(isTouched, busy, onClose);
  // a second press of keys is not a second change
  const save = () => {
    if (!busy) {
      onSave();
    }
  };
  return (
    <Drawer opened position="right" size={560} onClose={leave} title={title} closeButtonProps={{ 'aria-label': t('action.close') }} classNames={{ body: classes.body, content: classes.content }}>
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            save();
          }
        }}
      >
        <div className={classes.scroll}>{children}</div>
        <div className={classes.foot}>
          {trouble !== undefined && (
            <div className={classes.trouble} role="alert">
              {trouble}
            </div>
          )}
          <Button variant="default" onClick={leave}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={busy} title="Ctrl Enter">
            {t('action.save')}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
