import { Menu, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { oneTimePassword } from '../api/access';
import { keep, update } from '../api/records';
import { refresh } from '../api/refresh';
import { IconKey } from '../icons';
import { titleOf } from '../meta/meta';
import type { EntityMeta, Rec } from '../meta/types';
import { useApp } from '../shell/app';
import { Once } from '../shell/Once';
import { say, sayTrouble } from '../shell/toasts';

/** What keepers of users do with one, beside changing the record. */
export function UserItems({ meta, record, onSecret }: { meta: EntityMeta; record: Rec; onSecret: (secret: string) => void }) {
  const { t, session } = useApp();
  const client = useQueryClient();
  const mayWrite = record.can?.update === true && meta.fields.some((field) => field.name === 'active' && field.update);
  const isPerson = record.kind === 'person' && record.id !== session.user.id;

  async function set(active: boolean, version: number, isUndo = false) {
    try {
      const now = await update(meta.name, record.id, version, { active });
      keep(client, meta.name, { ...record, ...now });
      if (!isUndo) {
        say(t(active ? 'user.activated' : 'user.deactivated', { who: titleOf(meta, record) }), t('action.undo'), () => set(!active, now.version, true));
      }
    } catch (refused) {
      sayTrouble(refused, t);
    }
    refresh(client, meta.name, record.id);
  }

  return !isPerson ? null : (
    <>
      {session.permissions.includes('system.manage_users') && (
        <Menu.Item leftSection={<IconKey size={15} />} onClick={() => void oneTimePassword(record.id).then(onSecret, (refused: unknown) => sayTrouble(refused, t))}>
          {t('user.password')}
        </Menu.Item>
      )}
      {mayWrite && <Menu.Item onClick={() => void set(record.active !== true, record.version)}>{t(record.active === true ? 'user.deactivate' : 'user.activate')}</Menu.Item>}
    </>
  );
}

/** A password that is shown once. */
export function SecretDialog({ who, secret, onClose }: { who: string; secret: string; onClose: () => void }) {
  const { t } = useApp();
  return (
    <Modal opened onClose={onClose} title={t('user.password_of', { who })} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <p>{t('user.password_text')}</p>
      <Once secret={secret} />
    </Modal>
  );
}
