import { Button, Modal, Skeleton, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ExplainedRights, rightsOf } from '../api/rights';
import { Whom } from '../fields/Whom';
import { IconCheck, IconX } from '../icons';
import { fieldOf, titleOf } from '../meta/meta';
import type { EntityMeta, Rec, RefValue } from '../meta/types';
import { useApp } from '../shell/app';
import { whyOf } from '../shell/toasts';
import { fixedOf } from './form';
import classes from './Rights.module.css';

const VERBS = ['read', 'update', 'delete', 'share', 'export'] as const;
const NONE: ReadonlySet<string> = new Set();

/** Why one may, or may not, do something to a record and its fields; administrators ask of others too. */
export function Rights({ meta, record, onClose }: { meta: EntityMeta; record: Rec; onClose: () => void }) {
  const { t, session } = useApp();
  const [other, setOther] = useState<RefValue | null>(null);
  const [words, setWords] = useState('');
  const about = other?.id === session.user.id ? undefined : other?.id;
  const asked = useQuery({ ...rightsOf(meta.name, record.id, about), placeholderData: keepPreviousData });
  const told = asked.data;
  const isMe = about === undefined;
  const fixed = told === undefined ? NONE : fixedOf(meta, record, told.user.id);
  const fields = told?.fields.filter((each) => each.label.toLocaleLowerCase().includes(words.trim().toLocaleLowerCase())) ?? [];
  return (
    <Modal opened onClose={onClose} size={720} title={t('rights.title', { what: titleOf(meta, record) })} closeButtonProps={{ 'aria-label': t('action.close') }}>
      {session.administrator && <Whom entity="system.user" label={t('rights.whose')} value={other ?? { entity: 'system.user', id: session.user.id, title: session.user.name }} onChosen={setOther} />}
      {asked.isPending && <Skeleton height={160} mt={12} />}
      {asked.isError && (
        <div role="alert" className={classes.trouble}>
          {whyOf(asked.error, t)}
        </div>
      )}
      {told !== undefined && (
        <div aria-busy={asked.isPlaceholderData} className={classes.told}>
          <ul className={classes.verbs} aria-label={t('rights.record')}>
            {VERBS.filter((verb) => told.verbs[verb] !== undefined).map((verb) => (
              <Said key={verb} verb={verb} told={told} isMe={isMe} />
            ))}
          </ul>
          <div className={classes.fieldsHead}>
            <h3 className={classes.head}>{t('rights.fields')}</h3>
            <TextInput aria-label={t('filter.find_field')} placeholder={t('filter.find_field')} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
          </div>
          <ul className={classes.fields}>
            {fields.map((each) => (
              <li key={each.field} className={classes.field}>
                <span className={classes.name}>{each.label}</span>
                <Part isOpen={each.read.length > 0} text={each.read.length > 0 ? t('rights.sees', { by: each.read.join(', ') }) : t('rights.sees_not')} />
                <Change meta={meta} record={record} field={each} isMe={isMe} fixed={fixed} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className={classes.buttons}>
        <Button onClick={onClose}>{t('action.close')}</Button>
      </div>
    </Modal>
  );
}

function Said({ verb, told, isMe }: { verb: (typeof VERBS)[number]; told: ExplainedRights; isMe: boolean }) {
  const { t } = useApp();
  const { may, reason, sources } = told.verbs[verb]!;
  const who = told.user.title ?? '';
  const lines = sources.flatMap((source) => source.rights).sort((a, b) => Number(b.reaches) - Number(a.reaches));
  return (
    <li className={classes.verb}>
      <Sign isOpen={may} />
      <div>
        <div className={classes.sentence}>{t(`rights.${isMe ? 'you' : 'they'}_${may ? 'may' : 'not'}_${verb}`, { who })}</div>
        {reason !== undefined && <div className={classes.why}>{reason}</div>}
        {[...new Map(lines.map((line) => [line.reason, line])).values()]
          .filter((line) => reason === undefined || line.reason !== reason)
          .map((line) => (
            <div key={line.reason} className={classes.why} data-reaches={line.reaches || undefined}>
              {line.reason}
            </div>
          ))}
      </div>
    </li>
  );
}

/** What rights give, and what of it the record itself takes away. */
function Change({ meta, record, field, isMe, fixed }: { meta: EntityMeta; record: Rec; field: ExplainedRights['fields'][number]; isMe: boolean; fixed: ReadonlySet<string> }) {
  const { t } = useApp();
  const known = fieldOf(meta, field.field);
  if (field.derived) {
    return <Part isOpen={false} text={t('rights.derived')} />;
  }
  if (known?.moved === true) {
    return <Part isOpen={false} text={t('rights.moved')} />;
  }
  if (field.update.length === 0) {
    return <Part isOpen={false} text={t('rights.changes_not')} />;
  }
  if (fixed.has(field.field) || (isMe && record.can?.update !== true)) {
    return <Part isOpen={false} text={t('rights.held')} />;
  }
  return <Part isOpen text={t('rights.changes', { by: field.update.join(', ') })} />;
}

function Part({ isOpen, text }: { isOpen: boolean; text: string }) {
  return (
    <span className={classes.part}>
      <Sign isOpen={isOpen} />
      {text}
    </span>
  );
}

function Sign({ isOpen }: { isOpen: boolean }) {
  const Icon = isOpen ? IconCheck : IconX;
  return <Icon size={15} aria-hidden="true" className={isOpen ? classes.open : classes.closed} />;
}
