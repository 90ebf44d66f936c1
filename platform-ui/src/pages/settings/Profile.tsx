import { Button, Select, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { recordOf } from '../../api/records';
import { refresh } from '../../api/refresh';
import { Problem } from '../../api/problem';
import { changeMyself } from '../../api/settings';
import { formatsOf } from '../../fields/formats';
import { nearest } from '../../i18n/messages';
import { useApp } from '../../shell/app';
import { say, whyOf } from '../../shell/toasts';
import { useUnsaved } from '../../shell/unsaved';
import { Section } from '../PageFrame';
import { languages, zones } from './editors';
import classes from './settings.module.css';

/** Name, language and time zone, with how numbers and dates will look. */
export function Profile() {
  const { t, session, locale, zone, setLocale, renew } = useApp();
  const client = useQueryClient();
  const me = useQuery(recordOf('system.user', session.user.id)).data;
  const [changes, setChanges] = useState<Record<string, string | null>>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  useUnsaved(Object.keys(changes).length > 0);
  const there = (name: string) => (me?.[name] as string | null | undefined) ?? null;
  const value = (name: string) => (name in changes ? changes[name]! : there(name));
  const change = (name: string) => (next: string | null) => setChanges((before) => ({ ...before, [name]: next === '' ? null : next }));
  const language = value('locale') === null ? locale : nearest(value('locale') ?? undefined);
  const shown = formatsOf(value('locale') === null ? language : value('locale')!, value('zone') ?? zone, t('value.yes'), t('value.no'));

  async function save() {
    setBusy(true);
    setErrors({});
    setTrouble(undefined);
    try {
      await changeMyself(session.user.id, changes);
      setChanges({});
      refresh(client, 'system.user', session.user.id);
      await renew();
      if (changes.locale != null) {
        setLocale(changes.locale);
      }
      say(t('settings.profile_saved'));
    } catch (refused) {
      if (refused instanceof Problem && refused.fields.length > 0) {
        setErrors(Object.fromEntries(refused.fields.map((each) => [each.field, each.reason])));
      } else {
        setTrouble(whyOf(refused, t));
      }
    } finally {
      setBusy(false);
    }
  }

  return (
    <Section title={t('settings.profile')}>
      <form
        noValidate
        className={classes.fields}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextInput label={t('settings.name')} error={errors.full_name} maxLength={200} value={value('full_name') ?? ''} onChange={(event) => change('full_name')(event.currentTarget.value)} />
        <Select
          label={t('shell.language')}
          description={t('settings.language_text')}
          error={errors.locale}
          data={[...languages(), ...(there('locale') === null || languages().some(({ value: tag }) => tag === there('locale')) ? [] : [{ value: there('locale')!, label: there('locale')! }])]}
          value={value('locale')}
          placeholder={t('settings.as_browser')}
          clearable
          onChange={change('locale')}
        />
        <Select label={t('settings.zone')} error={errors.zone} data={zones()} value={value('zone')} placeholder={zone} searchable clearable onChange={change('zone')} />
        <div className={classes.says}>
          {t('settings.example', { moment: shown.moment(EXAMPLE), number: shown.decimal('1234567.5', 2), money: shown.money({ amount: '1234.50', currency: 'EUR' }) })}
        </div>
        {trouble !== undefined && (
          <div className={classes.trouble} role="alert">
            {trouble}
          </div>
        )}
        <div className={classes.buttons}>
          <Button type="submit" loading={busy} disabled={Object.keys(changes).length === 0}>
            {t('action.save')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

/** A moment of which day, month and hour cannot be taken for one another. */
const EXAMPLE = '2026-12-31T15:30:00Z';
