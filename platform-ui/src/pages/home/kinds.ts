import { type ComponentType, lazy } from 'react';
import type { Widget } from '../../api/dashboards';
import { IconBell, IconCalendar, IconChartBar, IconForms, IconHistory, IconKanban, IconList, IconPuzzle, IconRulers, IconStar } from '../../icons';

export interface WidgetProps {
  widget: Widget;
}

/** A kind of widget: how it is called, how large it begins, and what draws it. */
export interface Kind {
  icon: ComponentType<{ size?: number; stroke?: number }>;
  width: number;
  height: number;
  /** Whether it shows records of an entity that somebody chooses. */
  asks: boolean;
  /** Whether it is as high as its lines, where it stands alone on a line. */
  flows?: true;
  Part: ComponentType<WidgetProps>;
}

export const KINDS: Record<string, Kind> = {
  figure: { icon: IconRulers, width: 3, height: 2, asks: true, flows: true, Part: lazy(async () => ({ default: (await import('./Figure')).FigurePart })) },
  list: { icon: IconList, width: 6, height: 5, asks: true, Part: lazy(async () => ({ default: (await import('./ListPart')).ListPart })) },
  chart: { icon: IconChartBar, width: 6, height: 5, asks: true, Part: lazy(async () => ({ default: (await import('./ChartPart')).ChartPart })) },
  stages: { icon: IconKanban, width: 6, height: 5, asks: true, Part: lazy(async () => ({ default: (await import('./Stages')).Stages })) },
  agenda: { icon: IconCalendar, width: 4, height: 5, asks: true, flows: true, Part: lazy(async () => ({ default: (await import('./AgendaPart')).AgendaPart })) },
  waiting: { icon: IconBell, width: 4, height: 5, asks: false, flows: true, Part: lazy(async () => ({ default: (await import('./Waiting')).Waiting })) },
  recent: { icon: IconHistory, width: 4, height: 5, asks: false, flows: true, Part: lazy(async () => ({ default: (await import('./Marks')).Recent })) },
  favourites: { icon: IconStar, width: 4, height: 5, asks: false, flows: true, Part: lazy(async () => ({ default: (await import('./Marks')).Favourites })) },
  note: { icon: IconForms, width: 4, height: 3, asks: false, flows: true, Part: lazy(async () => ({ default: (await import('./NotePart')).NotePart })) },
  plugin: { icon: IconPuzzle, width: 4, height: 4, asks: false, Part: lazy(async () => ({ default: (await import('./PluginPart')).PluginPart })) },
};
