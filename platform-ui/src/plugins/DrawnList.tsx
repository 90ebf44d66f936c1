import { Skeleton } from '@mantine/core';
import { useMemo } from 'react';
import type { LayoutProps } from '../layouts/registry';
import type { LayoutItem, Manifest } from '../shell/manifest';
import { Drawn } from './Drawn';
import classes from './DrawnList.module.css';

/** A list as a plugin's module draws it. */
export function DrawnList({ plugin, layout, given }: { plugin: Manifest; layout: LayoutItem; given: LayoutProps }) {
  const { meta, columns, query, options, onOptions, onCount, isNarrowed, onReset, onMake } = given;
  const asked = useMemo(
    () => ({ where: query.where, sort: query.sort, ...(query.q === '' ? {} : { q: query.q }) }),
    [query.where, query.sort, query.q],
  );
  return (
    <div className={classes.drawn}>
      <Drawn
        plugin={plugin}
        kind="layouts"
        name={layout.id}
        label={layout.label}
        given={{ entity: meta.name, columns: columns.map((column) => column.name), query: asked, options, onOptions, onCount, isNarrowed, onReset, onMake }}
        waiting={<Skeleton height={120} radius={8} />}
      />
    </div>
  );
}
