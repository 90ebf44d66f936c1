import { Button, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Outcome, updateMany } from '../api/many';
import { keep } from '../api/records';
import { refresh } from '../api/refresh';
import { useFormats } from '../fields/formats';
import { partOf } from '../fields/registry';
import { written } from '../fields/written';
import { fieldOf, titleOf } from '../meta/meta';
import type { EntityMeta, Rec } from '../meta/types';
import { useApp } from '../shell/app';
import { say, sayTrouble } from '../shell/toasts';
import type { Change, Plan } from './clipboard';
import classes from './Paste.module.css';

interface Refused {
  record?: Rec;
  field: string;
  reason: string;
}

/** How many cells that are left are named one by one. */
const NAMED = 50;

/** What a paste would change, before it does; and what the server refused of it, cell by cell. */
export function Paste({ meta, plan, onClose }: { meta: EntityMeta; plan: Plan; onClose: () => void }) {
  const { t } = useApp();
  const formats = useFormats();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused[]>();
  const count = plan.changes.length;
  const records = new Set(plan.changes.map((change) => change.record.id)).size;

  async function apply() {
    setBusy(true);
    try {
      const { done, left } = await write(plan.changes);
      if (done.length > 0) {
        say(t('paste.done', { count: done.length }), t('action.undo'), () => void undo(done));
      }
      if (left.length > 0) {
        setRefused(left);
        setBusy(false);
      } else {
        onClose();
      }
    } catch (trouble) {
      sayTrouble(trouble, t);
      setBusy(false);
    }
  }

  /** Writes record by record; what is refused of one is left out and the rest of it is tried once more. */
  async function write(changes: readonly Change[]): Promise<{ done: { change: Change; version: number }[]; left: Refused[] }> {
    const byRecord = new Map<string, Change[]>();
    changes.forEach((change) => byRecord.set(change.record.id, [...(byRecord.get(change.record.id) ?? []), change]));
    const done: { change: Change; version: number }[] = [];
    const left: Refused[] = [];
    let open = [...byRecord.values()];
    for (let turn = 0; open.length > 0 && turn < 3; turn++) {
      const outcomes = await updateMany(meta.name, open.map((of) => lineOf(of)));
      const again: Change[][] = [];
      open.forEach((of, index) => {
        const outcome = outcomes[index];
        const record = of[0]!.record;
        if (outcome?.version !== undefined) {
          keep(client, meta.name, { ...record, ...Object.fromEntries(of.map((change) => [change.field.name, change.value])), version: outcome.version });
          done.push(...of.map((change) => ({ change, version: outcome.version! })));
          return;
        }
        const named = new Map((outcome?.errors ?? []).map((error) => [error.field.replace(/[[.].*$/, ''), error.reason]));
        const fitting = of.filter((change) => !named.has(change.field.name));
        left.push(...of.filter((change) => named.has(change.field.name) || named.size === 0 || fitting.length === of.length).map((change) => ({ record, field: change.field.label, reason: named.get(change.field.name) ?? reasonOf(outcome) })));
        if (fitting.length > 0 && fitting.length < of.length) {
          again.push(fitting);
        }
      });
      open = again;
    }
    refresh(client, meta.name);
    return { done, left };
  }

  function reasonOf(outcome: Outcome | undefined): string {
    const [first] = outcome?.errors ?? [];
    if (outcome?.code === 'STALE') {
      return t('trouble.stale');
    }
    return first === undefined ? (outcome?.detail ?? t('trouble.title')) : `${fieldOf(meta, first.field)?.label ?? first.field}: ${first.reason}`;
  }

  async function undo(done: { change: Change; version: number }[]) {
    try {
      const { left } = await write(done.map(({ change, version }) => ({ record: { ...change.record, [change.field.name]: change.value, version }, field: change.field, value: change.record[change.field.name] ?? null })));
      if (left.length > 0) {
        sayTrouble(new Error(t('paste.not_undone', { count: left.length })), t);
      }
    } catch (trouble) {
      sayTrouble(trouble, t);
    }
  }

  const title = (record: Rec | undefined) => (record === undefined ? '' : titleOf(meta, record));
  return (
    <Modal opened onClose={onClose} title={t(refused === undefined ? 'paste.title' : 'paste.refused_title', { count: refused?.length ?? count })} size={560} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void apply();
        }}
      >
        {refused === undefined ? (
          <>
            <p className={classes.text} role="status">
              {count === 0 ? t('paste.nothing') : t('paste.preview', { count, records })} {plan.unchanged > 0 && t('paste.unchanged', { count: plan.unchanged })}
            </p>
            {count > 0 && (
              <table className={classes.table} aria-label={t('paste.changes')}>
                <tbody>
                  {plan.changes.slice(0, 8).map((change) => (
                    <tr key={`${change.record.id} ${change.field.name}`}>
                      <td>{title(change.record)}</td>
                      <td>{change.field.label}</td>
                      <td className={classes.before}>{partOf(change.field.type).text(change.record[change.field.name], formats, change.field) || '–'}</td>
                      <td>{partOf(change.field.type).text(change.value, formats, change.field) || '–'}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
            {count > 8 && <p className={classes.text}>{t('paste.more', { count: count - 8 })}</p>}
            {plan.left.length > 0 && (
              <Left
                title={t('paste.left', { count: plan.left.length })}
                cells={plan.left.map((cell) => ({ record: title(cell.record), field: cell.field?.label ?? '', reason: t(cell.reason === 'read_only' ? 'paste.read_only' : cell.reason === 'no_cell' ? 'paste.no_cell' : 'paste.not_understood', { text: cell.text }) }))}
              />
            )}
          </>
        ) : (
          <Left title={t('paste.refused', { count: refused.length })} cells={refused.map((cell) => ({ record: title(cell.record), field: cell.field, reason: cell.reason }))} />
        )}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose} data-autofocus={count === 0 || refused !== undefined || undefined}>
            {t(refused === undefined ? 'action.cancel' : 'action.close')}
          </Button>
          {refused === undefined && count > 0 && (
            <Button type="submit" loading={busy} data-autofocus>
              {t('paste.apply', { count })}
            </Button>
          )}
        </div>
      </form>
    </Modal>
  );
}

/** A record as a line of a mass write. */
function lineOf(changes: Change[]): Record<string, unknown> {
  const { record } = changes[0]!;
  return { id: record.id, version: record.version, ...Object.fromEntries(changes.map((change) => [change.field.name, written(change.value)])) };
}

function Left({ title, cells }: { title: string; cells: { record: string; field: string; reason: string }[] }) {
  const { t } = useApp();
  return (
    <section aria-label={title}>
      <p className={classes.trouble}>{title}</p>
      <ul className={classes.left} tabIndex={0} aria-label={title}>
        {cells.slice(0, NAMED).map((cell, index) => (
          <li key={index}>
            {[cell.record, cell.field].filter((word) => word !== '').join(' · ')}: {cell.reason}
          </li>
        ))}
        {cells.length > NAMED && <li>{t('paste.more', { count: cells.length - NAMED })}</li>}
      </ul>
    </section>
  );
}
