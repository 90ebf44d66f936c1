import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { importOf } from '../meta/meta';
import type { EntityMeta } from '../meta/types';
import { useApp } from './app';
import classes from './Begin.module.css';

/** How the first records of a list come about: one by one, or all of a file. */
export function Begin({ meta, onMake }: { meta: EntityMeta; onMake: () => void }) {
  const { t } = useApp();
  return (
    <div className={classes.begin}>
      <Button onClick={onMake}>{t('list.new', { what: meta.label })}</Button>
      <Button variant="default" component={Link} to={importOf(meta.name)}>
        {t('list.import')}
      </Button>
    </div>
  );
}
