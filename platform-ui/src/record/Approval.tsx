import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/client';
import { refresh } from '../api/refresh';
import { useFormats } from '../fields/formats';
import { fieldOf, path, useMetaIfThere } from '../meta/meta';
import type { ActionMeta, EntityMeta, Page, Rec, RefValue } from '../meta/types';
import { useApp } from '../shell/app';
import { Face } from '../ui/Face';
import { ActionForm } from './ActionForm';
import classes from './Approval.module.css';

const APPROVAL = 'system.approval';
const DECISION = 'system.approval_decision';

/** What is asked of others about a record, who still has to decide, and until when; whoever is asked decides here. */
export function Approval({ meta, record }: { meta: EntityMeta; record: Rec }) {
  const { t, session } = useApp();
  const formats = useFormats();
  const client = useQueryClient();
  const approvals = useMetaIfThere(APPROVAL);
  const [action, setAction] = useState<ActionMeta>();
  const asked = useQuery({
    queryKey: ['records', APPROVAL, 'list', 'about', record.id, record.version],
    enabled: approvals !== undefined,
    retry: false,
    queryFn: ({ signal }) => find(APPROVAL, { about: { is: { entity: meta.name, id: record.id } } }, ['-created_at'], 1, signal),
  }).data?.records[0];
  const isPending = asked?.state === 'pending';
  // a rejection is worth a word as long as the record is where it led
  const isRejected = asked?.state === 'rejected' && meta.fields.some((field) => field.moved === true && meta.actions.some((each) => each.approval?.rejected === record[field.name]));
  const decisions = useQuery({
    queryKey: ['records', DECISION, 'list', 'of', asked?.id, asked?.version],
    enabled: isPending || isRejected,
    retry: false,
    queryFn: ({ signal }) => find(DECISION, { approval: { is: asked!.id } }, ['created_at'], 50, signal),
  }).data?.records;
  const kinds = useMetaIfThere(isPending || isRejected ? DECISION : undefined);
  if (approvals === undefined || asked === undefined || (!isPending && !isRejected)) {
    return null;
  }
  const people = (asked.waiting_for as RefValue[] | null) ?? [];
  const due = asked.due_at as string | null;
  const isLate = due !== null && due !== undefined && new Date(due) < new Date();
  const can = approvals.actions.filter((each) => asked.can?.actions.includes(each.name));
  const isMine = people.some((person) => person.id === session.user.id);
  const labelOf = (kind: unknown) => (kinds === undefined ? undefined : fieldOf(kinds, 'decision')?.options?.find((option) => option.name === kind)?.label) ?? String(kind);
  return (
    <section className={classes.approval} aria-label={t('approval.title')} data-mine={isMine || undefined}>
      <div className={classes.line}>
        <div className={classes.what}>
          <strong>{t(isRejected ? 'approval.rejected' : isMine ? 'approval.yours' : 'approval.waits', { what: String(asked.what) })}</strong>
          <span className={classes.facts}>
            {t('approval.asked', { who: (asked.requester as RefValue | null)?.title ?? '–', when: formats.lately(String(asked.created_at)) })}
            {isPending && due !== null && due !== undefined && (
              <span data-late={isLate || undefined}> · {t('approval.due', { when: formats.moment(due) })}</span>
            )}
            {isPending && typeof asked.needed === 'number' && asked.needed !== 1 && ` · ${t('approval.needed', { count: asked.needed })}`}
          </span>
        </div>
        {can.length > 0 && (
          <div className={classes.buttons}>
            {can.map((each) => (
              <Button key={each.name} variant={each.name === 'approve' ? 'filled' : 'default'} onClick={() => setAction(each)}>
                {each.label}
              </Button>
            ))}
          </div>
        )}
      </div>
      {isPending && (
        <div className={classes.people}>
          <span className={classes.label}>{fieldOf(approvals, 'waiting_for')?.label}</span>
          {people.length === 0 && <span>{t('approval.nobody')}</span>}
          {people.map((person) => (
            <span key={person.id} className={classes.person}>
              <Face id={person.id} title={person.title ?? ''} round />
              {person.title}
            </span>
          ))}
        </div>
      )}
      {(decisions?.length ?? 0) > 1 && (
        <ul className={classes.decisions}>
          {decisions!.slice(1).map((each) => (
            <li key={each.id}>
              <span className={classes.kind}>{labelOf(each.decision)}</span>
              {(each.decided_by as RefValue | null)?.title}
              {each.in_place_of !== null && each.in_place_of !== undefined && ` (${t('approval.for', { who: (each.in_place_of as RefValue).title ?? '' })})`}
              {' · '}
              {formats.lately(String(each.created_at))}
              {typeof each.comment === 'string' && each.comment !== '' && <q className={classes.comment}>{each.comment}</q>}
            </li>
          ))}
        </ul>
      )}
      {action !== undefined && (
        <ActionForm
          meta={approvals}
          record={asked}
          action={action}
          onClose={() => setAction(undefined)}
          onDone={() => {
            refresh(client, meta.name, record.id);
            void client.invalidateQueries({ queryKey: ['records', DECISION] });
          }}
        />
      )}
    </section>
  );
}

function find(entity: string, where: Record<string, unknown>, sort: string[], limit: number, signal: AbortSignal): Promise<Page> {
  return ask<Page>(`records/${path(entity)}/query`, { method: 'POST', signal, body: { where, sort, limit, can: true } });
}
