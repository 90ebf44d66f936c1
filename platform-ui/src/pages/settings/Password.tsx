import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { changePassword } from '../../api/session';
import { Problem } from '../../api/problem';
import { useApp } from '../../shell/app';
import { say, whyOf } from '../../shell/toasts';
import { Section } from '../PageFrame';
import classes from './settings.module.css';

/** Another password. All other sessions end with it. */
export function Password() {
  const { t, session, renew } = useApp();
  const [present, setPresent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function save() {
    setErrors({});
    setTrouble(undefined);
    if (next !== again) {
      setErrors({ again: t('settings.password_differs') });
      return;
    }
    setBusy(true);
    try {
      await changePassword(present, next);
      await renew();
      setPresent('');
      setNext('');
      setAgain('');
      say(t('settings.password_changed'));
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

  const toggle = { visibilityToggleButtonProps: { 'aria-label': t('entrance.show') } };
  return (
    <Section title={t('settings.password')} text={t('settings.password_text')}>
      <form
        className={classes.fields}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <input type="text" name="username" autoComplete="username" value={session.user.login} readOnly hidden />
        <PasswordInput label={t('entrance.present_password')} autoComplete="current-password" error={errors.present} value={present} onChange={(event) => setPresent(event.currentTarget.value)} {...toggle} />
        <PasswordInput label={t('entrance.new_password')} autoComplete="new-password" error={errors.password} value={next} onChange={(event) => setNext(event.currentTarget.value)} {...toggle} />
        <PasswordInput label={t('settings.password_again')} autoComplete="new-password" error={errors.again} value={again} onChange={(event) => setAgain(event.currentTarget.value)} {...toggle} />
        {trouble !== undefined && (
          <div className={classes.trouble} role="alert">
            {trouble}
          </div>
        )}
        <div className={classes.buttons}>
          <Button type="submit" loading={busy} disabled={present === '' || next === '' || again === ''}>
            {t('settings.password_change')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
