import { lazy, Suspense, useMemo } from 'react';
import { type Layout, type LayoutProps, layoutsOf } from '../layouts/registry';
import { isShown } from '../meta/meta';
import type { EntityMeta } from '../meta/types';
import type { LayoutItem, Manifest } from '../shell/manifest';
import { NavIcon } from '../shell/NavIcon';
import { usePlugins } from './manifest';

const DrawnList = lazy(async () => ({ default: (await import('./DrawnList')).DrawnList }));

/** One of each, however often it is asked for: another component would begin anew. */
const made = new Map<string, Layout>();

/** The ways to look at an entity's list: the client's own, and those that plugins draw. */
export function useLayouts(meta: EntityMeta): Layout[] {
  const plugins = usePlugins();
  return useMemo(
    () => [...layoutsOf(meta), ...plugins.flatMap((plugin) => (plugin.layouts ?? []).map((layout) => layoutFrom(plugin, layout))).filter((layout) => layout.fits(meta))],
    [meta, plugins],
  );
}

function layoutFrom(plugin: Manifest, layout: LayoutItem): Layout {
  const key = JSON.stringify([plugin.version, plugin.id, layout]);
  const known = made.get(key);
  if (known !== undefined) {
    return known;
  }
  const one: Layout = {
    id: `${plugin.id}.${layout.id}`,
    label: '',
    name: layout.label,
    icon: () => <NavIcon name={layout.icon} />,
    fits: (meta) =>
      (layout.entities.length === 0 || layout.entities.includes(meta.name)) &&
      (layout.needs.length === 0 || meta.fields.some((field) => isShown(field) && layout.needs.includes(field.type))),
    hasColumns: true,
    Part: (props: LayoutProps) => (
      <Suspense>
        <DrawnList plugin={plugin} layout={layout} given={props} />
      </Suspense>
    ),
  };
  made.set(key, one);
  return one;
}
