import { ActionIcon, Button, Modal, NativeSelect, SegmentedControl, Skeleton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { share, type Share, sharesOf, unshare } from '../api/shares';
import { Whom } from '../fields/Whom';
import { IconX } from '../icons';
import { titleOf } from '../meta/meta';
import type { EntityMeta, Rec, RefValue } from '../meta/types';
import { useApp } from '../shell/app';
import { say, sayTrouble, whyOf } from '../shell/toasts';
import { Face } from '../ui/Face';
import classes from './Shares.module.css';

const USER = 'system.user';
const TEAM = 'system.team';

const whomOf = ({ entity, id }: RefValue) => (entity === USER ? { user: id } : { team: id });

/** Who sees a record, or changes it, because somebody shared it with them. */
export function Shares({ meta, record, onClose }: { meta: EntityMeta; record: Rec; onClose: () => void }) {
  const { t } = useApp();
  const client = useQueryClient();
  const shares = useQuery({ ...sharesOf(meta.name, record.id), staleTime: 0 });
  const [kind, setKind] = useState(USER);
  const [edit, setEdit] = useState('read');
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const mayEdit = record.can?.update === true;
  const list = shares.data ?? [];
  const hows = [
    { value: 'read', label: t('share.read') },
    { value: 'edit', label: t('share.edit') },
  ];

  async function does(what: () => Promise<unknown>, shown?: Share[]) {
    const before = shares.data;
    setTrouble(undefined);
    setBusy(true);
    if (shown !== undefined) {
      client.setQueryData(sharesOf(meta.name, record.id).queryKey, shown);
    }
    try {
      await what();
    } catch (refused) {
      client.setQueryData(sharesOf(meta.name, record.id).queryKey, before);
      setTrouble(whyOf(refused, t));
    } finally {
      setBusy(false);
      void client.invalidateQueries({ queryKey: sharesOf(meta.name, record.id).queryKey });
    }
  }

  async function revoke(each: Share) {
    await does(
      async () => {
        await unshare(meta.name, record.id, each.id);
        say(t('share.revoked', { who: each.with.title ?? '' }), t('action.undo'), async () => {
          try {
            await share(meta.name, record.id, whomOf(each.with), each.edit);
          } catch (refused) {
            sayTrouble(refused, t);
          }
          void client.invalidateQueries({ queryKey: sharesOf(meta.name, record.id).queryKey });
        });
      },
      list.filter((one) => one.id !== each.id),
    );
  }

  return (
    <Modal opened onClose={onClose} size={480} title={t('share.title', { what: titleOf(meta, record) })} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <p className={classes.text}>{t('share.text')}</p>
      <div className={classes.new}>
        <SegmentedControl
          aria-label={t('share.whom')}
          data={[
            { value: USER, label: t('share.user') },
            { value: TEAM, label: t('share.team') },
          ]}
          value={kind}
          onChange={setKind}
        />
        {mayEdit && <NativeSelect size="xs" aria-label={t('share.how')} data={hows} value={edit} onChange={(event) => setEdit(event.currentTarget.value)} />}
      </div>
      <Whom
        key={`${kind} ${list.length}`}
        entity={kind}
        label={t(kind === USER ? 'share.find_user' : 'share.find_team')}
        disabled={busy}
        onChosen={(who) => {
          if (who !== null) {
            void does(() => share(meta.name, record.id, whomOf(who), mayEdit && edit === 'edit'));
          }
        }}
      />
      {trouble !== undefined && (
        <div role="alert" className={classes.trouble}>
          {trouble}
        </div>
      )}
      {shares.isPending && <Skeleton height={32} mt={12} />}
      {shares.isError && (
        <div role="alert" className={classes.trouble}>
          {whyOf(shares.error, t)}
        </div>
      )}
      {shares.isSuccess && list.length === 0 && <p className={classes.none}>{t('share.none')}</p>}
      {list.length > 0 && (
        <ul className={classes.list} aria-label={t('share.list')}>
          {list.map((each) => (
            <li key={each.id} className={classes.share}>
              <Face id={each.with.id} title={each.with.title ?? ''} round={each.with.entity === USER} size={24} />
              <span className={classes.who}>
                {each.with.title}
                {each.with.entity === TEAM && <span className={classes.kind}>{t('share.team')}</span>}
              </span>
              {mayEdit ? (
                <NativeSelect size="xs"
                  aria-label={t('share.how_of', { who: each.with.title ?? '' })}
                  data={hows}
                  value={each.edit ? 'edit' : 'read'}
                  disabled={busy}
                  onChange={(event) => {
                    const next = event.currentTarget.value === 'edit';
                    void does(
                      () => share(meta.name, record.id, whomOf(each.with), next),
                      list.map((one) => (one.id === each.id ? { ...one, edit: next } : one)),
                    );
                  }}
                />
              ) : (
                <span className={classes.kind}>{t(each.edit ? 'share.edit' : 'share.read')}</span>
              )}
              <ActionIcon size={24} aria-label={t('share.revoke', { who: each.with.title ?? '' })} disabled={busy} onClick={() => void revoke(each)}>
                <IconX size={14} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>{t('action.close')}</Button>
      </div>
    </Modal>
  );
}
