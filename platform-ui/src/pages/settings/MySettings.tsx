import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useApp } from '../../shell/app';
import { PageFrame } from '../PageFrame';
import { NoticeChoices } from './NoticeChoices';
import { Password } from './Password';
import { Profile } from './Profile';
import { Sessions } from './Sessions';
import { SettingsForm } from './SettingsForm';
import classes from './settings.module.css';

const Tokens = lazy(async () => ({ default: (await import('./Tokens')).Tokens }));

const PARTS = ['profile', 'work', 'notices', 'password', 'sessions', 'tokens'] as const;

/** What somebody sets for themselves. */
export function MySettings() {
  const { t, session, renew } = useApp();
  const { part } = useSearch({ from: '/settings' });
  const navigate = useNavigate();
  const shown = PARTS.find((each) => each === part) ?? 'profile';
  const labels: Record<(typeof PARTS)[number], string> = {
    profile: t('settings.profile'),
    work: t('settings.work'),
    notices: t('settings.notices'),
    password: t('settings.password'),
    sessions: t('settings.sessions'),
    tokens: t('settings.tokens'),
  };
  const go = (to: string) => void navigate({ to: '/settings', search: { part: to }, replace: true });
  return (
    <PageFrame title={t('settings.mine')} text={t('settings.mine_text')}>
      <div
        className={classes.tabs}
        role="tablist"
        aria-label={t('settings.mine')}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
          if (step !== 0) {
            const next = PARTS[(PARTS.indexOf(shown) + step + PARTS.length) % PARTS.length]!;
            go(next);
            document.getElementById(`part-${next}`)?.focus();
          }
        }}
      >
        {PARTS.map((each) => (
          <button key={each} id={`part-${each}`} type="button" role="tab" aria-selected={each === shown} aria-controls="part" tabIndex={each === shown ? 0 : -1} className={classes.tab} onClick={() => go(each)}>
            {labels[each]}
          </button>
        ))}
      </div>
      <div id="part" role="tabpanel" aria-labelledby={`part-${shown}`}>
        {shown === 'profile' && <Profile />}
        {shown === 'work' && <SettingsForm level="user" place={`user/${session.user.id}`} onSet={() => void renew()} />}
        {shown === 'notices' && <NoticeChoices />}
        {shown === 'password' && <Password />}
        {shown === 'sessions' && <Sessions />}
        <Suspense>{shown === 'tokens' && <Tokens />}</Suspense>
      </div>
    </PageFrame>
  );
}
