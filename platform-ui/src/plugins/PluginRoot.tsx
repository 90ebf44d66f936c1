import { Button, Modal } from '@mantine/core';
import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import { useQuery } from '@tanstack/react-query';
import { registerLook } from '../fields/registry';
import { useApp } from '../shell/app';
import { manifests } from '../shell/manifest';
import { useSequences } from '../shell/sequences';
import classes from './PluginRoot.module.css';
import { question } from './dialogs';
import { tell } from './load';
import { partOfLook } from './looks';
import { runsCommands } from './runner';
import { useCommands } from './manifest';
import { FIRST, shortcut, useShortcuts } from './shortcuts';
import { useRun } from './useRun';

const FormDialog = lazy(async () => ({ default: (await import('./FormDialog')).FormDialog }));

/** What plugins need of the page beside their parts: questions that they ask, and somebody who hears of what fails behind them. */
export function PluginRoot() {
  const { t } = useApp();
  const plugins = useQuery(manifests).data?.plugins;
  const run = useRun();
  const asked = useSyncExternalStore(question.subscribe, question.now);

  useEffect(() => runsCommands((...chosen) => void run(...chosen)), [run]);
  useSequences(FIRST, shortcut);
  useShortcuts(useCommands('palette'));

  useEffect(() => {
    for (const plugin of plugins ?? []) {
      for (const name of plugin.looks ?? []) {
        registerLook(`${plugin.id}.${name}`, (type) => partOfLook(plugin, name, type));
      }
    }
  }, [plugins]);

  useEffect(() => {
    // what fails in answer to a click or later takes nothing of the page along; its author should know all the same
    const hear = (trace: string, message: string) => {
      const plugin = plugins?.find((each) => each.version !== undefined && trace.includes(each.version));
      if (plugin !== undefined) {
        tell(plugin, 'event', message);
      }
    };
    const onError = (event: ErrorEvent) => hear(`${event.filename} ${(event.error as Error | undefined)?.stack ?? ''}`, event.message);
    const onRejection = (event: PromiseRejectionEvent) => {
      const reason = event.reason as Error | undefined;
      hear(reason?.stack ?? '', String(reason?.message ?? reason));
    };
    window.addEventListener('error', onError);
    window.addEventListener('unhandledrejection', onRejection);
    return () => {
      window.removeEventListener('error', onError);
      window.removeEventListener('unhandledrejection', onRejection);
    };
  }, [plugins]);

  if (asked === undefined) {
    return null;
  }
  if (asked.fields !== undefined) {
    return (
      <Suspense>
        <FormDialog asked={asked} onDone={asked.answer} />
      </Suspense>
    );
  }
  return (
    <Modal opened onClose={() => asked.answer(false)} title={asked.title} closeButtonProps={{ 'aria-label': t('action.close') }}>
      {asked.text !== undefined && <p className={classes.text}>{asked.text}</p>}
      <div className={classes.buttons}>
        <Button variant="default" onClick={() => asked.answer(false)}>
          {t('action.cancel')}
        </Button>
        <Button data-autofocus color={asked.danger ? 'red' : undefined} onClick={() => asked.answer(true)}>
          {asked.button}
        </Button>
      </div>
    </Modal>
  );
}
