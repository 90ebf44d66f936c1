import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { endSession, sessions } from '../../api/access';
import { useFormats } from '../../fields/formats';
import { useApp } from '../../shell/app';
import { say, sayTrouble } from '../../shell/toasts';
import { Section } from '../PageFrame';
import classes from './settings.module.css';

/** Where somebody is signed in, and how to end that. */
export function Sessions() {
  const { t } = useApp();
  const formats = useFormats();
  const client = useQueryClient();
  const all = useQuery(sessions).data ?? [];

  async function end(id?: string) {
    try {
      await endSession(id);
      say(t(id === undefined ? 'sessions.others_ended' : 'sessions.ended'));
    } catch (refused) {
      sayTrouble(refused, t);
    }
    void client.invalidateQueries(sessions);
  }

  return (
    <Section
      title={t('settings.sessions')}
      text={t('sessions.text')}
      actions={
        all.length > 1 && (
          <Button variant="default" onClick={() => void end()}>
            {t('sessions.end_others')}
          </Button>
        )
      }
    >
      <ul className={classes.list}>
        {all.map((session) => (
          <li key={session.id} className={classes.item}>
            <div className={classes.what}>
              <div className={classes.name}>
                {programOf(session.agent) ?? t('sessions.unknown')} {session.current && <span className={classes.here}>· {t('sessions.this')}</span>}
              </div>
              <div className={classes.facts}>
                {[session.address, t('sessions.seen', { when: formats.lately(session.last_seen) }), t('sessions.until', { when: formats.moment(session.expires_at) })].filter(Boolean).join(' · ')}
              </div>
            </div>
            {!session.current && (
              <Button variant="subtle" color="red" onClick={() => void end(session.id)}>
                {t('sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

const SYSTEMS: [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

const BROWSERS: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

/** What a browser calls itself, in two words. */
export function programOf(agent: string | null): string | undefined {
  const find = (known: [RegExp, string][]) => known.find(([sign]) => sign.test(agent ?? ''))?.[1];
  const words = [find(BROWSERS), find(SYSTEMS)].filter((word) => word !== undefined);
  return words.length > 0 ? words.join(' · ') : agent === null || agent === '' ? undefined : agent.slice(0, 60);
}
