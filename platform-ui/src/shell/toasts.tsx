import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Problem } from '../api/problem';
import type { Translate } from './app';

/** Says what was done, and lets it be taken back for eight seconds; what is to be closed is said until somebody does, by a button of that name. */
export function say(message: string, undo?: string, onUndo?: () => unknown, close?: string): void {
  const id = `say-${Date.now()}-${Math.random()}`;
  notifications.show({
    id,
    withCloseButton: close !== undefined,
    closeButtonProps: { 'aria-label': close },
    autoClose: close !== undefined ? false : 8000,
    withBorder: true,
    message: undo === undefined ? message : <Offered id={id} message={message} label={undo} onChosen={onUndo} />,
  });
}

/** Says why something did not come about; what is asked for once more is what was typed, so that nobody types it again. */
export function sayTrouble(error: unknown, t: Translate, onAgain?: () => unknown): void {
  const id = `trouble-${Date.now()}-${Math.random()}`;
  notifications.show({
    id,
    color: 'red',
    withBorder: true,
    // what would be lost stays until somebody has seen it
    autoClose: onAgain === undefined ? 12_000 : false,
    message: onAgain === undefined ? whyOf(error, t) : <Offered id={id} message={whyOf(error, t)} label={t('trouble.again')} onChosen={onAgain} />,
    closeButtonProps: { 'aria-label': t('action.close') },
  });
}

/** A message with the one thing that can be done about it. */
function Offered({ id, message, label, onChosen }: { id: string; message: string; label: string; onChosen?: () => unknown }) {
  return (
    <span style={{ display: 'flex', alignItems: 'center', gap: 12 }}>
      <span style={{ flex: 1, minWidth: 0 }}>{message}</span>
      <Button
        variant="subtle"
        onClick={() => {
          notifications.hide(id);
          void onChosen?.();
        }}
      >
        {label}
      </Button>
    </span>
  );
}

/** Whether it is a part of the client that could not be had: of a server that is away, or that has newer ones since. Browsers say it in words of their own. */
export function isUnloaded(error: unknown): boolean {
  return error instanceof TypeError && /dynamically imported module|importing a module script|unable to preload/i.test(error.message);
}

/** A refusal in one sentence for each field. */
export function whyOf(error: unknown, t: Translate): string {
  if (isUnloaded(error)) {
    return t('trouble.unloaded');
  }
  if (!(error instanceof Problem)) {
    return error instanceof Error ? error.message : String(error);
  }
  if (error.isUnreachable) {
    return t('trouble.unreachable_text');
  }
  if (error.code === 'STALE') {
    return t('trouble.stale');
  }
  if (error.fields.length > 0) {
    return error.fields.map((each) => `${each.field}: ${each.reason}`).join(' · ');
  }
  const said = error.isExplained ? error.message : error.status === 429 || error.status === 503 ? t('trouble.busy') : t('trouble.failed', { status: error.status });
  // a second is no time to speak of, and the server may have told it itself
  const { wait } = error;
  return wait === undefined || wait < 2 || said.includes(String(wait)) ? said : `${said} ${t('trouble.wait', { count: wait })}`;
}
