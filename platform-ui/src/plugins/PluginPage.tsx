import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useApp } from '../shell/app';
import { manifests } from '../shell/manifest';
import { Missing } from '../shell/Shell';
import { Drawn } from './Drawn';
import classes from './PluginPage.module.css';

/** A page of a plugin's own. */
export function PluginPage() {
  const { plugin: id, page: name, _splat: path } = useParams({ strict: false });
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const { t } = useApp();
  const { data } = useQuery(manifests);
  const plugin = data?.plugins.find((each) => each.id === id);
  const page = plugin?.pages?.find((each) => each.id === name);
  useEffect(() => {
    if (page !== undefined) {
      document.title = `${page.label} · Kontor`;
    }
  }, [page]);
  if (plugin === undefined || page === undefined) {
    return data === undefined ? null : <Missing />;
  }
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <h1 className={classes.title}>{page.label}</h1>
        <span className={classes.from}>{t('plugin.of', { plugin: plugin.id })}</span>
      </header>
      <div className={classes.content}>
        <Drawn key={`${plugin.version} ${page.id}`} plugin={plugin} kind="pages" name={page.id} label={page.label} given={{ path: path ?? '', search }} />
      </div>
    </div>
  );
}
