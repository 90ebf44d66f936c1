import { Markdown } from '../../plugins/Markdown';
import { useApp } from '../../shell/app';
import type { WidgetProps } from './kinds';
import classes from './Widget.module.css';

export function NotePart({ widget }: WidgetProps) {
  const { t } = useApp();
  return widget.note === undefined || widget.note.trim() === '' ? (
    <p className={classes.none}>{t('widget.no_note')}</p>
  ) : (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={widget.headline ?? t('widget.kind_note')}>
      <Markdown text={widget.note} />
    </div>
  );
}
