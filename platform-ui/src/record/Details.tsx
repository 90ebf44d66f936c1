import { ActionIcon, UnstyledButton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { keep, update } from '../api/records';
import { currentOf, Problem } from '../api/problem';
import { looksNow, onLooks, partOfField } from '../fields/registry';
import { Value } from '../fields/Value';
import { IconCheck, IconChevronDown, IconPencil, IconX } from '../icons';
import { isOwn } from '../meta/meta';
import type { EntityMeta, FieldMeta, Rec } from '../meta/types';
import { useApp } from '../shell/app';
import { say, sayTrouble, whyOf } from '../shell/toasts';
import classes from './Details.module.css';
import { changed, fixedOf, requiredOf, sectionsOf } from './form';
import { fieldOf } from './useRefusal';

/** What a record holds, by section; each line is changed where it stands. */
export function Details({ meta, record }: { meta: EntityMeta; record: Rec }) {
  const { t, session } = useApp();
  const me = session.user.id;
  const sections = sectionsOf(meta, meta.layouts.record, record, me, () => true);
  const fixed = fixedOf(meta, record, me);
  const required = requiredOf(meta, record, me);
  const [closed, setClosed] = useState<ReadonlySet<string>>(() => new Set(sections.filter(({ section }) => section.collapsed).map(({ section }) => section.name)));
  const [isAll, setAll] = useState(false);
  const isEmpty = (field: FieldMeta) => {
    const value = record[field.name];
    return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  };
  const hidden = isAll ? 0 : sections.reduce((sum, { fields }) => sum + fields.filter(isEmpty).length, 0);
  return (
    <>
      {sections.map(({ section, fields }) => {
        const shown = fields.filter((field) => isAll || !isEmpty(field));
        if (shown.length === 0) {
          return null;
        }
        const isClosed = closed.has(section.name);
        return (
          <section key={section.name} className={classes.section}>
            {sections.length > 1 && section.label !== '' && (
              <h2 className={classes.head}>
                <UnstyledButton
                  className={classes.fold}
                  aria-expanded={!isClosed}
                  onClick={() => setClosed((before) => (isClosed ? new Set([...before].filter((name) => name !== section.name)) : new Set([...before, section.name])))}
                >
                  {section.label}
                  <IconChevronDown size={14} aria-hidden="true" data-closed={isClosed || undefined} />
                </UnstyledButton>
              </h2>
            )}
            {!isClosed && (
              <dl className={classes.lines}>
                {shown.map((field) => (
                  <Line key={field.name} meta={meta} field={field} record={record} isFixed={fixed.has(field.name)} isRequired={required.has(field.name)} />
                ))}
              </dl>
            )}
          </section>
        );
      })}
      {hidden > 0 && (
        <UnstyledButton className={classes.more} onClick={() => setAll(true)}>
          {t('record.empty_fields', { count: hidden })}
        </UnstyledButton>
      )}
      <dl className={classes.kept}>
        <div>
          <dt>{t('record.created')}</dt>
          <dd>
            <Stamp meta={meta} record={record} at="created_at" by="created_by" />
          </dd>
        </div>
        <div>
          <dt>{t('record.updated')}</dt>
          <dd>
            <Stamp meta={meta} record={record} at="updated_at" by="updated_by" />
          </dd>
        </div>
      </dl>
    </>
  );
}

function Stamp({ meta, record, at, by }: { meta: EntityMeta; record: Rec; at: string; by: string }) {
  const moment = meta.fields.find((field) => field.name === at);
  const person = record[by] as { title?: string } | null | undefined;
  return (
    <>
      {moment !== undefined && <Value field={moment} value={record[at]} dense />}
      {person?.title !== undefined && <span className={classes.by}> · {person.title}</span>}
    </>
  );
}

function Line({ meta, field, record, isFixed, isRequired }: { meta: EntityMeta; field: FieldMeta; record: Rec; isFixed: boolean; isRequired: boolean }) {
  const { t } = useApp();
  const client = useQueryClient();
  const [draft, setDraft] = useState<{ value: unknown }>();
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  useSyncExternalStore(onLooks, looksNow);
  const Edit = partOfField(field).Edit;
  const isEditable = field.update && !isFixed && record.can?.update === true && Edit !== undefined;

  async function save() {
    const changes = changed(record, { ...record, [field.name]: draft?.value }, [field]);
    if (Object.keys(changes).length === 0) {
      setDraft(undefined);
      return;
    }
    setBusy(true);
    setError(undefined);
    const before = record[field.name];
    try {
      const saved = await update(meta.name, record.id, record.version, changes);
      keep(client, meta.name, saved);
      void client.invalidateQueries({ queryKey: ['records', meta.name, 'history', record.id] });
      setDraft(undefined);
      say(t('record.changed', { field: field.label }), t('action.undo'), async () => {
        try {
          keep(client, meta.name, await update(meta.name, record.id, saved.version, changed(saved, { ...saved, [field.name]: before }, [field])));
        } catch (refused) {
          sayTrouble(refused, t);
        }
      });
    } catch (refused) {
      const current = currentOf(refused);
      if (current !== undefined) {
        // somebody else was faster: theirs is shown, and what was typed stays to be saved over it or left
        keep(client, meta.name, current);
      }
      const own = refused instanceof Problem ? refused.fields.find((each) => fieldOf(each.field) === field.name)?.reason : undefined;
      setError(own ?? whyOf(refused, t));
    } finally {
      setBusy(false);
    }
  }

  if (draft !== undefined && Edit !== undefined) {
    return (
      <div className={classes.editing}>
        <dt className={classes.hidden}>{field.label}</dt>
        <dd>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void save();
            }}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && !event.defaultPrevented) {
                setDraft(undefined);
                setError(undefined);
              } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
                event.preventDefault();
                void save();
              }
            }}
          >
            <Edit
              id={`detail-${field.name}`}
              field={field}
              label={field.label}
              required={isRequired}
              error={error}
              autoFocus
              disabled={busy}
              value={draft.value}
              onChange={(value) => setDraft({ value })}
            />
            <div className={classes.buttons}>
              <ActionIcon type="submit" variant="filled" color="accent" aria-label={t('action.save')} loading={busy}>
                <IconCheck size={15} />
              </ActionIcon>
              <ActionIcon
                aria-label={t('action.cancel')}
                onClick={() => {
                  setDraft(undefined);
                  setError(undefined);
                }}
              >
                <IconX size={15} />
              </ActionIcon>
            </div>
          </form>
        </dd>
      </div>
    );
  }
  return (
    <div className={classes.line} onDoubleClick={() => isEditable && setDraft({ value: field.read ? record[field.name] : null })}>
      <dt className={classes.label} title={field.help}>
        {isOwn(field) && <span className={classes.own} aria-hidden="true" />}
        {field.label}
      </dt>
      <dd className={classes.value}>
        <Value field={field} value={record[field.name]} record={record} />
        {isEditable && (
          <ActionIcon className={classes.pencil} size={24} aria-label={t('record.edit_field', { field: field.label })} onClick={() => setDraft({ value: field.read ? record[field.name] : null })}>
            <IconPencil size={14} />
          </ActionIcon>
        )}
      </dd>
    </div>
  );
}
