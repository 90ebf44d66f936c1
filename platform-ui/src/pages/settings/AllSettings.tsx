import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { settings } from '../../api/settings';
import { partOf } from '../../fields/registry';
import { plainField } from '../../meta/plain';
import type { RefValue } from '../../meta/types';
import { IconSearch } from '../../icons';
import { Missing } from '../../shell/Shell';
import { Trouble } from '../../shell/Trouble';
import { useApp } from '../../shell/app';
import { PageFrame } from '../PageFrame';
import { SettingsForm } from './SettingsForm';
import classes from './settings.module.css';

const WHOSE = ['system', 'team', 'user'] as const;

/** Everything that administrators set, for all, for a team or for somebody. */
export function AllSettings() {
  const { t, session, renew } = useApp();
  const { q, part } = useSearch({ from: '/system/settings' });
  const navigate = useNavigate();
  const level = WHOSE.find((each) => each === part) ?? 'system';
  const [whose, setWhose] = useState<RefValue | null>(null);
  const isKeeper = session.permissions.includes('system.manage_settings');
  const failed = useQuery(settings).error;
  const Choose = partOf('reference').Edit!;
  const go = (search: { q?: string; part?: string }) => void navigate({ to: '/system/settings', search, replace: true });
  if (!isKeeper) {
    return <Missing />;
  }
  if (failed !== null) {
    return <Trouble t={t} error={failed} />;
  }
  const labels = { system: t('settings.for_all'), team: t('settings.for_team'), user: t('settings.for_user') };
  return (
    <PageFrame title={t('settings.all')} text={t('settings.all_text')}>
      <div className={classes.where}>
        <TextInput
          className={classes.grow}
          label={t('settings.search')}
          leftSection={<IconSearch size={15} aria-hidden="true" />}
          value={q ?? ''}
          onChange={(event) => go({ q: event.currentTarget.value === '' ? undefined : event.currentTarget.value, part })}
        />
        <Select
          label={t('settings.whose')}
          w={170}
          allowDeselect={false}
          data={WHOSE.filter((each) => each !== 'user' || session.administrator).map((value) => ({ value, label: labels[value] }))}
          value={level}
          onChange={(next) => {
            setWhose(null);
            go({ q, part: next ?? undefined });
          }}
        />
        {level !== 'system' && (
          <div className={classes.grow}>
            <Choose key={level} id="whose" label={labels[level]} field={plainField({ name: 'whose', label: labels[level], type: 'reference', targets: [`system.${level}`] })} value={whose} onChange={(next) => setWhose(next as RefValue | null)} />
          </div>
        )}
      </div>
      {level === 'system' ? (
        <SettingsForm key="system" level="system" place="system" words={q} onAll={() => go({ part })} onSet={() => void renew()} />
      ) : whose === null ? (
        <p className={classes.facts}>{t(level === 'team' ? 'settings.choose_team' : 'settings.choose_user')}</p>
      ) : (
        <SettingsForm key={whose.id} level={level} place={`${level}/${whose.id}`} words={q} onAll={() => go({ part })} onSet={() => void renew()} />
      )}
    </PageFrame>
  );
}
