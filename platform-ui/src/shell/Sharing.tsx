import { ActionIcon, Button, Checkbox, Modal } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { recordOf, update } from '../api/records';
import { share, sharesOf, unshare } from '../api/shares';
import { partOf } from '../fields/registry';
import { Whom } from '../fields/Whom';
import { written } from '../fields/written';
import { IconX } from '../icons';
import { fieldOf, useMetaIfThere } from '../meta/meta';
import type { RefValue } from '../meta/types';
import { Face } from '../ui/Face';
import { useApp } from './app';
import classes from './Sharing.module.css';
import { sayTrouble } from './toasts';

const SHARED_BY = 'system.share_views';

interface Props {
  /** What is shared: a view, a dashboard. Its record says in `roles` and `everybody` who has it besides people and teams. */
  entity: string;
  id: string;
  name: string;
  text: string;
  onChanged: () => Promise<unknown>;
  onClose: () => void;
  /** What else is said of it, and not while something is being saved. */
  children?: (busy: boolean) => ReactNode;
}

/** Who has it too: people and teams by whoever owns it; roles and everybody by those who may. */
export function Sharing({ entity, id, name, text, onChanged, onClose, children }: Props) {
  const { t, session } = useApp();
  const client = useQueryClient();
  const shares = useQuery(sharesOf(entity, id)).data ?? [];
  const record = useQuery({ ...recordOf(entity, id), staleTime: 0 }).data;
  const meta = useMetaIfThere(entity);
  const [busy, setBusy] = useState(false);
  const mayAll = session.administrator || session.permissions.includes(SHARED_BY);
  const rolesField = meta === undefined ? undefined : fieldOf(meta, 'roles');
  const EditRoles = rolesField === undefined ? undefined : partOf(rolesField.type).Edit;

  async function does(what: () => Promise<unknown>) {
    setBusy(true);
    try {
      await what();
    } catch (refused) {
      sayTrouble(refused, t);
    }
    await Promise.all([
      client.invalidateQueries({ queryKey: sharesOf(entity, id).queryKey }),
      client.invalidateQueries({ queryKey: recordOf(entity, id).queryKey }),
      onChanged(),
    ]);
    setBusy(false);
  }
  const set = (changes: Record<string, unknown>) => void does(() => update(entity, id, record!.version, changes));

  return (
    <Modal opened onClose={onClose} title={t('view.share_title', { what: name })} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <div className={classes.form}>
        <p className={classes.text}>{text}</p>
        {shares.length > 0 && (
          <ul className={classes.people} aria-label={t('view.shared_with')}>
            {shares.map((each) => (
              <li key={each.id} className={classes.person}>
                <Face id={each.with.id} title={each.with.title ?? ''} round={each.with.entity === 'system.user'} />
                <span className={classes.word}>{each.with.title}</span>
                <ActionIcon size={24} aria-label={t('view.unshare', { who: each.with.title ?? '' })} disabled={busy} onClick={() => void does(() => unshare(entity, id, each.id))}>
                  <IconX size={14} />
                </ActionIcon>
              </li>
            ))}
          </ul>
        )}
        <Another entity="system.user" label={t('view.share_user')} busy={busy} taken={shares} onChosen={(user) => void does(() => share(entity, id, { user }))} />
        <Another entity="system.team" label={t('view.share_team')} busy={busy} taken={shares} onChosen={(team) => void does(() => share(entity, id, { team }))} />
        {mayAll && rolesField !== undefined && EditRoles !== undefined && record !== undefined && (
          <>
            <EditRoles key={record.version} id="shared-roles" field={rolesField} label={t('view.share_roles')} value={record.roles} disabled={busy} onChange={(roles) => set({ roles: written(roles) })} />
            <Checkbox label={t('view.share_everybody')} checked={record.everybody === true} disabled={busy} onChange={(event) => set({ everybody: event.currentTarget.checked })} />
          </>
        )}
        {children?.(busy)}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('action.close')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

/** A person or a team to share with: chosen is shared. */
function Another({ entity, label, busy, taken, onChosen }: { entity: string; label: string; busy: boolean; taken: { with: RefValue }[]; onChosen: (id: string) => void }) {
  return <Whom key={taken.length} entity={entity} label={label} disabled={busy} onChosen={(who) => who !== null && !taken.some((each) => each.with.id === who.id) && onChosen(who.id)} />;
}
