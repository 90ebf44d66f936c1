import { Button, NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { useEffect, useId, useState, type FormEvent } from 'react';
import { ask } from '../api/client';
import { Problem } from '../api/problem';
import { changePassword, type Session, signIn } from '../api/session';
import { type Language, LANGUAGES } from '../i18n/messages';
import { setAccent } from '../ui/accent';
import type { Translate } from './app';
import classes from './Entrance.module.css';
import { whyOf } from './toasts';

export interface EntranceProps {
  t: Translate;
  language: Language;
  onLanguage: (tag: string) => void;
  onBegun: (session: Session) => void;
  /** The password that was given by somebody else has to be changed first. */
  mustChange?: boolean;
  /** Who was signed in: the page behind stays as it is, with all that was typed. */
  again?: string;
}

interface Brand {
  product?: string | null;
  organisation?: string | null;
  accent?: string | null;
}

/** Where people sign in. */
export function Entrance({ t, language, onLanguage, onBegun, mustChange, again }: EntranceProps) {
  const [user, setUser] = useState(again ?? '');
  const [password, setPassword] = useState('');
  const [next, setNext] = useState('');
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [brand, setBrand] = useState<Brand>({});
  const title = useId();

  useEffect(() => {
    ask<Brand>('brand').then(
      (there) => {
        setBrand(there);
        setAccent(there.accent);
      },
      () => undefined,
    );
  }, []);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setTrouble(undefined);
    try {
      onBegun(mustChange ? await changePassword(password, next) : await signIn(user, password));
      setPassword('');
    } catch (refused) {
      const problem = refused as Problem;
      setTrouble(
        problem.isUnreachable
          ? t('trouble.unreachable_text')
          : (problem.fields?.[0]?.reason ?? whyOf(refused, t)),
      );
    } finally {
      setBusy(false);
    }
  }

  const heading = mustChange ? t('entrance.choose_password') : again !== undefined ? t('entrance.again') : t('entrance.title', { product: brand.product ?? 'Kontor' });
  return (
    <main className={again === undefined ? classes.page : classes.over} role={again === undefined ? undefined : 'dialog'} aria-modal={again === undefined ? undefined : true} aria-labelledby={title}>
      <form className={classes.card} onSubmit={(event) => void submit(event)}>
        <div className={classes.mark} aria-hidden="true">
          {(brand.organisation ?? brand.product ?? 'K').slice(0, 1)}
        </div>
        <h1 id={title} className={classes.title}>
          {heading}
        </h1>
        <p className={classes.text}>
          {mustChange ? t('entrance.choose_text') : again !== undefined ? t('entrance.again_text') : (brand.organisation ?? t('entrance.text'))}
        </p>
        {!mustChange && (
          <TextInput
            size="sm"
            label={t('entrance.user')}
            name="username"
            autoComplete="username"
            autoFocus={again === undefined}
            required
            withAsterisk={false}
            readOnly={again !== undefined}
            value={user}
            onChange={(event) => setUser(event.currentTarget.value)}
          />
        )}
        <PasswordInput
          size="sm"
          label={t(mustChange ? 'entrance.present_password' : 'entrance.password')}
          name="password"
          autoComplete="current-password"
          autoFocus={again !== undefined || mustChange}
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': t('entrance.show') }}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {mustChange && (
          <PasswordInput
            size="sm"
            label={t('entrance.new_password')}
            name="new-password"
            autoComplete="new-password"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': t('entrance.show') }}
            value={next}
            onChange={(event) => setNext(event.currentTarget.value)}
          />
        )}
        {trouble !== undefined && (
          <div className={classes.trouble} role="alert">
            {trouble}
          </div>
        )}
        <Button type="submit" size="sm" fullWidth loading={busy}>
          {t(mustChange ? 'entrance.save' : 'entrance.enter')}
        </Button>
        {again === undefined && (
          <NativeSelect
            size="xs"
            variant="unstyled"
            className={classes.language}
            aria-label={t('shell.language')}
            value={language}
            data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
            onChange={(event) => onLanguage(event.currentTarget.value)}
          />
        )}
      </form>
    </main>
  );
}
