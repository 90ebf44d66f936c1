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
    message:
      undo === undefined ? (
        message
      ) : (
        <span style={{ display: 'flex', alignItems: 'center', gap: 12 }}>
          <span style={{ flex: 1, minWidth: 0 }}>{message}</span>
          <Button
            variant="subtle"
            onClick={() => {
              notifications.hide(id);
              void onUndo?.();
            }}
          >
            {undo}
          </Button>
        </span>
      ),
  });
}

/** Says why something did not come about. */
export function sayTrouble(error: unknown, t: Translate): void {
  notifications.show({ color: 'red', withBorder: true, autoClose: 12_000, message: whyOf(error, t), closeButtonProps: { 'aria-label': t('action.close') } });
}

/** A refusal in one sentence for each field. */
export function whyOf(error: unknown, t: Translate): string {
  if (!(error instanceof Problem)) {
    return error instanceof Error ? error.message : String(error);
  }
  if (error.isUnreachable) {
    return t('trouble.unreachable_text');
  }
  if (error.code === 'STALE') {
    return t('trouble.stale');
  }
  const fields = error.fields.map((each) => `${each.field}: ${each.reason}`);
  return fields.length === 0 ? error.message : fields.join(' · ');
}
