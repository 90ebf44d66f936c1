import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useState } from 'react';
import { makeToken, revokeToken, tokens } from '../../api/access';
import { Problem } from '../../api/problem';
import { useFormats } from '../../fields/formats';
import { useApp } from '../../shell/app';
import { Once } from '../../shell/Once';
import { say, sayTrouble, whyOf } from '../../shell/toasts';
import { Section } from '../PageFrame';
import classes from './settings.module.css';

const DAYS = ['7', '30', '90', '365'];

/** What programs speak for somebody with; the secret is shown once. */
export function Tokens() {
  const { t } = useApp();
  const formats = useFormats();
  const client = useQueryClient();
  const all = useQuery(tokens).data ?? [];
  const [name, setName] = useState('');
  const [days, setDays] = useState('90');
  const [readOnly, setReadOnly] = useState(false);
  const [secret, setSecret] = useState<string>();
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const now = new Date().toISOString();

  async function make() {
    setBusy(true);
    setError(undefined);
    try {
      const made = await makeToken(name, dayjs().add(Number(days), 'day').toISOString(), readOnly);
      setSecret(made.secret);
      setName('');
    } catch (refused) {
      setError(refused instanceof Problem ? (refused.fields[0]?.reason ?? refused.message) : whyOf(refused, t));
    } finally {
      setBusy(false);
    }
    void client.invalidateQueries(tokens);
  }

  async function revoke(id: string) {
    try {
      await revokeToken(id);
      say(t('tokens.revoked_now'));
    } catch (refused) {
      sayTrouble(refused, t);
    }
    void client.invalidateQueries(tokens);
  }

  return (
    <>
      <Section title={t('tokens.new')} text={t('tokens.text')}>
        <form
          className={classes.where}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void make();
          }}
        >
          <TextInput className={classes.grow} label={t('tokens.name')} placeholder={t('tokens.name_hint')} error={error} maxLength={100} value={name} onChange={(event) => setName(event.currentTarget.value)} />
          <Select label={t('tokens.for')} w={130} allowDeselect={false} data={DAYS.map((value) => ({ value, label: t('tokens.days', { count: Number(value) }) }))} value={days} onChange={(next) => setDays(next ?? '90')} />
          <Checkbox label={t('tokens.read_only')} mb={6} checked={readOnly} onChange={(event) => setReadOnly(event.currentTarget.checked)} />
          <Button type="submit" loading={busy} disabled={name.trim() === ''}>
            {t('tokens.make')}
          </Button>
        </form>
        {secret !== undefined && (
          <div role="status">
            <div className={classes.name}>{t('tokens.once')}</div>
            <Once secret={secret} />
          </div>
        )}
      </Section>
      <Section title={t('settings.tokens')}>
        {all.length === 0 ? (
          <p className={classes.facts}>{t('tokens.none')}</p>
        ) : (
          <ul className={classes.list}>
            {all.map((token) => {
              const isOver = token.revoked_at !== null || token.expires_at < now;
              return (
                <li key={token.id} className={`${classes.item} ${isOver ? classes.ended : ''}`}>
                  <div className={classes.what}>
                    <div className={classes.name}>{token.name}</div>
                    <div className={classes.facts}>
                      {[
                        token.revoked_at !== null ? t('tokens.revoked', { when: formats.lately(token.revoked_at) }) : t(isOver ? 'tokens.expired' : 'tokens.until', { when: formats.moment(token.expires_at) }),
                        token.last_used_at === null ? t('tokens.unused') : t('tokens.used', { when: formats.lately(token.last_used_at) }),
                        token.read_only ? t('tokens.read_only') : '',
                      ]
                        .filter((fact) => fact !== '')
                        .join(' · ')}
                    </div>
                  </div>
                  {!isOver && (
                    <Button variant="subtle" color="red" onClick={() => void revoke(token.id)} aria-label={t('tokens.revoke_one', { what: token.name })}>
                      {t('tokens.revoke')}
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
        )}
      </Section>
    </>
  );
}
