import { type ComponentType, lazy, useEffect } from 'react';
import type { ListQuery } from '../api/records';
import type { Narrowing } from '../charts/figures';
import { groupFields, laneFields, parentFields, timeFields } from '../fields/offered';
import { partOf } from '../fields/registry';
import { IconCalendar, IconChartBar, IconKanban, IconTree } from '../icons';
import type { ActionMeta, EntityMeta, FieldMeta, Rec } from '../meta/types';

/** What a way to look is told beside the question; it stands in the address, or in a view. */
export interface LayoutOptions {
  by?: string;
  ends?: string;
  measure?: string;
  mode?: string;
  date?: string;
}

/** What every way to look at a list is given. */
export interface LayoutProps {
  meta: EntityMeta;
  /** The fields that are shown, in their order. */
  columns: FieldMeta[];
  query: ListQuery;
  options: LayoutOptions;
  onOptions: (change: Partial<LayoutOptions>) => void;
  onSort: (sort: string[]) => void;
  onCount: (count: { value: number; exact: boolean } | undefined) => void;
  /** Is told whether there may be more than what was found by words, see usePartial. */
  onPartial: (isPartial: boolean) => void;
  isNarrowed: boolean;
  onReset: () => void;
  /** Opens a form to make a record, with values to begin with; absent where nobody may. */
  onMake?: (start?: Partial<Rec>) => void;
  /** Runs an action, asking for what it needs. */
  onAct: (record: Rec, action: ActionMeta) => void;
  /** Shows what is behind a number as a table. */
  onNarrow: (further: Narrowing[]) => void;
}

/** Says so for as long as a way to look shows what may not be all. */
export function usePartial(onPartial: (isPartial: boolean) => void, isPartial: boolean): void {
  useEffect(() => {
    onPartial(isPartial);
    return () => onPartial(false);
  }, [onPartial, isPartial]);
}

/** A way to look at a list. */
export interface Layout {
  id: string;
  /** The key of its name. */
  label: string;
  /** The name itself, of one that a plugin draws. */
  name?: string;
  icon: ComponentType<{ size?: number; stroke?: number }>;
  /** Whether an entity has what it needs. */
  fits: (meta: EntityMeta) => boolean;
  /** Whether it shows the fields that are chosen as columns. */
  hasColumns: boolean;
  /** The fields that it shows where neither a view nor somebody chose them; absent: those of the table. */
  usual?: (meta: EntityMeta) => string[];
  Part: ComponentType<LayoutProps>;
}

const known: Layout[] = [];

/** Another way to look. What plugins draw is told by what they declare, see plugins/layouts. */
export function registerLayout(layout: Layout, isFirst = false): void {
  if (known.some((each) => each.id === layout.id)) {
    throw new Error(`The layout ${layout.id} is there already`);
  }
  known.splice(isFirst ? 0 : known.length, 0, layout);
}

export function layoutOf(id: string | undefined): Layout | undefined {
  return known.find((layout) => layout.id === id);
}

/** The ways to look at an entity, in the order in which they are offered. */
export function layoutsOf(meta: EntityMeta): Layout[] {
  return known.filter((layout) => layout.fits(meta));
}

registerLayout({
  id: 'board',
  label: 'layout.board',
  icon: IconKanban,
  fits: (meta) => laneFields(meta).some((field) => partOf(field.type).lanes === 'options'),
  hasColumns: true,
  usual: (meta) => (meta.layouts.card?.fields ?? []).map((field) => field.name),
  Part: lazy(async () => ({ default: (await import('./Board')).Board })),
});
registerLayout({
  id: 'calendar',
  label: 'layout.calendar',
  icon: IconCalendar,
  fits: (meta) => timeFields(meta).length > 0,
  hasColumns: false,
  Part: lazy(async () => ({ default: (await import('./Calendar')).Calendar })),
});
registerLayout({
  id: 'chart',
  label: 'layout.chart',
  icon: IconChartBar,
  fits: (meta) => groupFields(meta).length > 0,
  hasColumns: false,
  Part: lazy(async () => ({ default: (await import('./Chart')).Chart })),
});
registerLayout({
  id: 'tree',
  label: 'layout.tree',
  icon: IconTree,
  fits: (meta) => parentFields(meta).length > 0,
  hasColumns: true,
  Part: lazy(async () => ({ default: (await import('./Tree')).Tree })),
});
