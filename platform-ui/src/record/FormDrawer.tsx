import { Button, Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useApp } from '../shell/app';
import { useUnsaved } from '../shell/unsaved';
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
  // what is on its way is saved, and closes the form by itself
  const isLeft = useUnsaved(isTouched && !busy);
  const leave = () => {
    if (!isTouched || window.confirm(t('form.throw_away'))) {
      isLeft();
      onClose();
    }
  };
  return (
    <Drawer opened position="right" size={560} onClose={leave} title={title} closeButtonProps={{ 'aria-label': t('action.close') }} classNames={{ body: classes.body, content: classes.content }}>
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            onSave();
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
