import { Button, Checkbox, Modal, NativeSelect, Skeleton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { comparisonOf, restore, stateOf } from '../api/past';
import { type HistoryEntry, keep } from '../api/records';
import { refresh } from '../api/refresh';
import { useFormats } from '../fields/formats';
import { partOf } from '../fields/registry';
import { Value } from '../fields/Value';
import { fieldOf, isShown, titleOf } from '../meta/meta';
import { plainField } from '../meta/plain';
import type { EntityMeta, FieldMeta, Rec } from '../meta/types';
import { useApp } from '../shell/app';
import { say, sayTrouble, whyOf } from '../shell/toasts';
import classes from './Compare.module.css';

interface Props {
  meta: EntityMeta;
  record: Rec;
  /** What is known of its past, newest first. */
  entries: HistoryEntry[];
  /** The version to begin with. */
  from: string;
  onClose: () => void;
}

/** The present is no version: it is what is there. */
const NOW = '';
const MOMENT = 'moment';
const MOMENT_FIELD = plainField({ name: 'as_of', label: '', type: 'moment' });

/** Two states of a record side by side, field by field, and the way back for those that are ticked. */
export function Compare({ meta, record, entries, from: begin, onClose }: Props) {
  const { t } = useApp();
  const formats = useFormats();
  const client = useQueryClient();
  const [from, setFrom] = useState(begin);
  const [moment, setMoment] = useState<string | null>(null);
  const [to, setTo] = useState(NOW);
  const [isWhole, setWhole] = useState(false);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const asOf = from === MOMENT ? moment : from;
  const compared = useQuery({ ...comparisonOf(meta.name, record.id, asOf ?? '', to === NOW ? undefined : to), enabled: asOf !== null });
  const whole = useQuery({ ...stateOf(meta.name, record.id, asOf ?? ''), enabled: isWhole && asOf !== null });
  const changed = Object.entries(compared.data?.changed ?? {}).flatMap(([name, values]) => {
    const field = fieldOf(meta, name);
    return field === undefined ? [] : [{ field, values }];
  });
  const mayBack = to === NOW && record.can?.update === true;
  const isOpen = (field: FieldMeta) => mayBack && field.update && field.moved !== true;
  const versions = [...new Map(entries.map((entry) => [entry.version, entry])).values()].filter((entry) => entry.kind !== 'purged');
  const labelOf = (entry: HistoryEntry) => [formats.moment(entry.at), entry.by?.name].filter((word) => word !== undefined).join(' · ');
  const failed = compared.error ?? whole.error;

  async function giveBack() {
    setBusy(true);
    setTrouble(undefined);
    const before = record.version;
    const fields = [...ticked];
    try {
      const after = await restore(meta.name, record, asOf!, fields);
      keep(client, meta.name, after);
      refresh(client, meta.name, record.id);
      say(t('history.fields_back', { count: fields.length }), t('action.undo'), async () => {
        try {
          keep(client, meta.name, await restore(meta.name, after, String(before), fields));
        } catch (refused) {
          sayTrouble(refused, t);
        }
        refresh(client, meta.name, record.id);
      });
      onClose();
    } catch (refused) {
      setBusy(false);
      setTrouble(whyOf(refused, t));
    }
  }

  const MomentEdit = partOf('moment').Edit!;
  return (
    <Modal opened onClose={onClose} size={820} title={t('history.compare_title', { what: titleOf(meta, record) })} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <div className={classes.states}>
        <NativeSelect size="xs"
          label={t('history.from')}
          value={from}
          data={[...versions.filter((entry) => entry.version < record.version).map((entry) => ({ value: String(entry.version), label: labelOf(entry) })), { value: MOMENT, label: t('history.moment') }]}
          onChange={(event) => {
            setFrom(event.currentTarget.value);
            setTicked(new Set());
          }}
        />
        {from === MOMENT && (
          <MomentEdit
            id="as-of"
            field={{ ...MOMENT_FIELD, label: t('history.moment') }}
            label={t('history.moment')}
            value={moment}
            onChange={(value) => {
              setMoment(value as string | null);
              setTicked(new Set());
            }}
          />
        )}
        <NativeSelect size="xs"
          label={t('history.to')}
          value={to}
          data={[{ value: NOW, label: t('history.now') }, ...versions.filter((entry) => from === MOMENT || entry.version > Number(from)).filter((entry) => entry.version < record.version).map((entry) => ({ value: String(entry.version), label: labelOf(entry) }))]}
          onChange={(event) => {
            setTo(event.currentTarget.value);
            setTicked(new Set());
          }}
        />
        <Checkbox label={t('history.whole')} checked={isWhole} onChange={(event) => setWhole(event.currentTarget.checked)} className={classes.whole} />
      </div>
      {failed !== null && (
        <div role="alert" className={classes.trouble}>
          {whyOf(failed, t)}
        </div>
      )}
      {compared.isFetching && compared.data === undefined && <Skeleton height={120} mt={12} />}
      {compared.data !== undefined && !isWhole && changed.length === 0 && <p className={classes.none}>{t('history.same')}</p>}
      {!isWhole && changed.length > 0 && (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('filter.field')}</th>
              <th scope="col">{t('history.was')}</th>
              <th scope="col">{to === NOW ? t('history.is') : t('history.was_later')}</th>
            </tr>
          </thead>
          <tbody>
            {changed.map(({ field, values: [before, after] }) => (
              <tr key={field.name}>
                <th scope="row">
                  {isOpen(field) ? (
                    <Checkbox
                      label={field.label}
                      checked={ticked.has(field.name)}
                      onChange={(event) => setTicked(event.currentTarget.checked ? new Set([...ticked, field.name]) : new Set([...ticked].filter((name) => name !== field.name)))}
                    />
                  ) : (
                    field.label
                  )}
                </th>
                <td data-label={t('history.was')}>
                  <Value field={field} value={before} />
                </td>
                <td data-label={to === NOW ? t('history.is') : t('history.was_later')}>
                  <Value field={field} value={after} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {isWhole && whole.data !== undefined && (
        <dl className={classes.state}>
          {meta.fields
            .filter((field) => !field.system && isShown(field) && (whole.data[field.name] ?? null) !== null && whole.data[field.name] !== '')
            .map((field) => (
              <div key={field.name}>
                <dt>{field.label}</dt>
                <dd>
                  <Value field={field} value={whole.data[field.name]} record={whole.data} />
                </dd>
              </div>
            ))}
        </dl>
      )}
      {trouble !== undefined && (
        <div role="alert" className={classes.trouble}>
          {trouble}
        </div>
      )}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {t('action.close')}
        </Button>
        {mayBack && !isWhole && changed.some(({ field }) => isOpen(field)) && (
          <Button loading={busy} disabled={ticked.size === 0} onClick={() => void giveBack()}>
            {t('history.restore_fields', { count: ticked.size })}
          </Button>
        )}
      </div>
    </Modal>
  );
}
