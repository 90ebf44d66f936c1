import { ActionIcon } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { countOf } from '../api/records';
import { IconCheck, IconCircle, IconX } from '../icons';
import { always } from '../meta/meta';
import { useNavigation } from '../shell/manifest';
import { useApp } from '../shell/app';
import classes from './FirstSteps.module.css';

/** That somebody wants no hints on this device any more, or needs none. */
const DONE = 'kontor.first_steps';

/** What an administrator of a new installation does first; each step goes out when it is done, and with the last the whole. */
export function FirstSteps() {
  const { t } = useApp();
  const { records, administration, brand } = useNavigation();
  const [isClosed, setClosed] = useState(() => localStorage.getItem(DONE) !== null);
  const first = records[0];
  const numbers = useQueries({
    queries: ['system.user', ...records.slice(0, 8).map((item) => item.entity)].map((entity) => ({ ...countOf(entity, always()), staleTime: 60_000, enabled: !isClosed })),
  });
  const isKnown = brand !== undefined && !numbers.some((number) => number.isPending);
  const [users, ...own] = numbers.map((number) => number.data?.value ?? 0);
  const steps = [
    { key: 'company', done: brand?.organisation != null, label: t('first.company'), text: t('first.company_text'), to: '/system/settings', search: { q: 'organisation' } },
    { key: 'plugins', done: records.length > 0, label: t('first.plugins'), text: t('first.plugins_text'), to: '/system/plugins', search: {} },
    { key: 'users', done: (users ?? 0) > 1, label: t('first.users'), text: t('first.users_text'), to: administration.find((item) => item.entity === 'system.user')?.page ?? '/system/user', search: { make: true } },
    ...(first === undefined ? [] : [{ key: 'records', done: own.some((count) => count > 0), label: t('first.records', { what: first.label }), text: t('first.records_text'), to: first.page, search: { make: true } }]),
  ];
  const isDone = isKnown && steps.every((step) => step.done);
  useEffect(() => {
    if (isDone) {
      localStorage.setItem(DONE, 'yes');
      setClosed(true);
    }
  }, [isDone]);
  if (isClosed || isDone) {
    return null;
  }
  // where it stands is kept free until it is known, so that nothing below moves
  return (
    <section className={classes.card} data-coming={!isKnown || undefined} aria-label={t('first.title')}>
      <div className={classes.head}>
        <h2 className={classes.title}>{t('first.title')}</h2>
        <ActionIcon
          aria-label={t('first.close')}
          onClick={() => {
            localStorage.setItem(DONE, 'yes');
            setClosed(true);
          }}
        >
          <IconX size={15} />
        </ActionIcon>
      </div>
      <ol className={classes.steps}>
        {steps.map((step) => (
          <li key={step.key} className={classes.step} data-done={step.done || undefined}>
            {step.done ? <IconCheck size={16} role="img" aria-label={t('first.done')} /> : <IconCircle size={16} aria-hidden="true" />}
            <span>
              <Link className={classes.link} to={step.to} search={step.search}>
                {step.label}
              </Link>
              <span className={classes.text}>{step.text}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
