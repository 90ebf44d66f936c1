import { ActionIcon, Button, Checkbox, Modal } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { recordOf, update } from '../api/records';
import { share, sharesOf, unshare } from '../api/shares';
import { type SavedView, viewsOf } from '../api/views';
import { partOf } from '../fields/registry';
import { Whom } from '../fields/Whom';
import { written } from '../fields/written';
import { IconX } from '../icons';
import { fieldOf, useMetaIfThere } from '../meta/meta';
import type { EntityMeta, RefValue } from '../meta/types';
import { useApp } from '../shell/app';
import { sayTrouble } from '../shell/toasts';
import { Face } from '../ui/Face';
import classes from './ViewDialogs.module.css';

const VIEW = 'system.saved_query';
const SHARED_BY = 'system.share_views';

/** Who has a view too: people and teams by whoever owns it; roles and everybody by those who may. */
export function ViewShares({ meta, view, onClose }: { meta: EntityMeta; view: SavedView; onClose: () => void }) {
  const { t, session } = useApp();
  const client = useQueryClient();
  const shares = useQuery(sharesOf(VIEW, view.id)).data ?? [];
  const record = useQuery({ ...recordOf(VIEW, view.id), staleTime: 0 }).data;
  const viewMeta = useMetaIfThere(VIEW);
  const [busy, setBusy] = useState(false);
  const mayAll = session.administrator || session.permissions.includes(SHARED_BY);
  const rolesField = viewMeta === undefined ? undefined : fieldOf(viewMeta, 'roles');
  const EditRoles = rolesField === undefined ? undefined : partOf(rolesField.type).Edit;

  async function does(what: () => Promise<unknown>) {
    setBusy(true);
    try {
      await what();
    } catch (refused) {
      sayTrouble(refused, t);
    }
    await Promise.all([
      client.invalidateQueries({ queryKey: sharesOf(VIEW, view.id).queryKey }),
      client.invalidateQueries({ queryKey: recordOf(VIEW, view.id).queryKey }),
      client.invalidateQueries({ queryKey: viewsOf(meta.name).queryKey }),
    ]);
    setBusy(false);
  }
  const set = (changes: Record<string, unknown>) => void does(() => update(VIEW, view.id, record!.version, changes));

  return (
    <Modal opened onClose={onClose} title={t('view.share_title', { what: view.name })} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <div className={classes.form}>
        <p className={classes.text}>{t('view.share_text')}</p>
        {shares.length > 0 && (
          <ul className={classes.people} aria-label={t('view.shared_with')}>
            {shares.map((each) => (
              <li key={each.id} className={classes.person}>
                <Face id={each.with.id} title={each.with.title ?? ''} round={each.with.entity === 'system.user'} />
                <span className={classes.word}>{each.with.title}</span>
                <ActionIcon size={24} aria-label={t('view.unshare', { who: each.with.title ?? '' })} disabled={busy} onClick={() => void does(() => unshare(VIEW, view.id, each.id))}>
                  <IconX size={14} />
                </ActionIcon>
              </li>
            ))}
          </ul>
        )}
        <Sharing entity="system.user" label={t('view.share_user')} busy={busy} taken={shares} onChosen={(user) => void does(() => share(VIEW, view.id, { user }))} />
        <Sharing entity="system.team" label={t('view.share_team')} busy={busy} taken={shares} onChosen={(team) => void does(() => share(VIEW, view.id, { team }))} />
        {mayAll && rolesField !== undefined && EditRoles !== undefined && record !== undefined && (
          <>
            <EditRoles key={record.version} id="view-roles" field={rolesField} label={t('view.share_roles')} value={record.roles} disabled={busy} onChange={(roles) => set({ roles: written(roles) })} />
            <Checkbox label={t('view.share_everybody')} checked={record.everybody === true} disabled={busy} onChange={(event) => set({ everybody: event.currentTarget.checked })} />
          </>
        )}
        <div className={classes.buttons}>
          <Button onClick={onClose} data-autofocus>
            {t('action.close')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

/** A person or a team to share with: chosen is shared. */
function Sharing({ entity, label, busy, taken, onChosen }: { entity: string; label: string; busy: boolean; taken: { with: RefValue }[]; onChosen: (id: string) => void }) {
  return <Whom key={taken.length} entity={entity} label={label} disabled={busy} onChosen={(who) => who !== null && !taken.some((each) => each.with.id === who.id) && onChosen(who.id)} />;
}
