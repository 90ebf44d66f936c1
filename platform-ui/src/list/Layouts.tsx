import { Tooltip } from '@mantine/core';
import type { Layout } from '../layouts/registry';
import { useApp } from '../shell/app';
import classes from './Layouts.module.css';

/** The ways to look at this list, where there are several. */
export function Layouts({ layouts, value, onChange }: { layouts: Layout[]; value: string; onChange: (id: string) => void }) {
  const { t } = useApp();
  return layouts.length < 2 ? null : (
    <div className={classes.layouts} role="group" aria-label={t('layout.title')}>
      {layouts.map((layout) => (
        <Tooltip key={layout.id} label={layout.name ?? t(layout.label)}>
          <button type="button" className={classes.layout} aria-label={layout.name ?? t(layout.label)} aria-pressed={layout.id === value} onClick={() => onChange(layout.id)}>
            <layout.icon size={16} stroke={1.7} />
          </button>
        </Tooltip>
      ))}
    </div>
  );
}
