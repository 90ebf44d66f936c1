import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { moduleText } from '../api/development';
import { useApp } from '../shell/app';
import { ask, development, refused, stop } from '../shell/development';
import classes from './DevelopmentBar.module.css';
import { drawAnew } from './development';
import { usePlugins } from './manifest';

/** Says that something on this page comes from the machine of who looks at it, or why it does not. */
export function DevelopmentBar() {
  const { t, session } = useApp();
  if (development !== undefined) {
    return <Loaded {...development} />;
  }
  // others do not learn what there would be
  return refused === null || !session.administrator ? null : (
    <div className={classes.bar} role="status">
      <span className={classes.text}>{t('plugin.dev_refused')}</span>
      <button type="button" className={classes.button} onClick={() => ask(refused!)}>
        {t('trouble.again')}
      </button>
      <button type="button" className={classes.button} onClick={stop}>
        {t('plugin.dev_stop')}
      </button>
    </div>
  );
}

function Loaded({ plugin, address }: { plugin: string; address: string }) {
  const { t } = useApp();
  const client = useQueryClient();
  const isDrawn = usePlugins().some((each) => each.id === plugin && each.module !== undefined);
  const text = useQuery(moduleText(address)).data;
  const last = useRef<string>(undefined);
  useEffect(() => {
    if (last.current !== undefined && text !== undefined && last.current !== text) {
      drawAnew(client);
    }
    last.current = text ?? last.current;
  }, [client, text]);
  return (
    <div className={classes.bar} role="status">
      <span className={classes.text}>{t(isDrawn ? 'plugin.dev_loaded' : 'plugin.dev_unused', { plugin, address })}</span>
      <button type="button" className={classes.button} onClick={() => drawAnew(client)}>
        {t('plugin.dev_reload')}
      </button>
      <button type="button" className={classes.button} onClick={stop}>
        {t('plugin.dev_stop')}
      </button>
    </div>
  );
}
