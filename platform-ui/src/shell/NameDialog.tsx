import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useApp } from './app';
import { useOnce } from './once';
import classes from './Sharing.module.css';
import { whyOf } from './toasts';

interface Props {
  title: string;
  /** What it is called so far. */
  name?: string;
  /** What is said of it before it is there. */
  text?: string;
  /**
   * Keeps it; what it refuses is said at the name.
   *
   * @param once a key under which the server makes it only once, however often it is sent
   */
  onName: (name: string, once: string) => Promise<void>;
  onClose: () => void;
}

/** Names what people keep for themselves: a view, a dashboard. */
export function NameDialog({ title, name: before = '', text, onName, onClose }: Props) {
  const { t } = useApp();
  const [name, setName] = useState(before);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const once = useOnce();

  async function done() {
    setBusy(true);
    setError(undefined);
    try {
      await onName(name.trim(), once(name.trim()));
      onClose();
    } catch (refused) {
      setError(whyOf(refused, t));
      setBusy(false);
    }
  }

  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void done();
        }}
      >
        <TextInput label={t('view.name')} description={text} data-autofocus maxLength={200} value={name} error={error} onChange={(event) => setName(event.currentTarget.value)} />
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
