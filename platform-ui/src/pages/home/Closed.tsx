import { useApp } from '../../shell/app';
import { whyOf } from '../../shell/toasts';
import classes from './Widget.module.css';

/** What its reader may not see says so, and nothing else. */
export function Closed() {
  const { t } = useApp();
  return <p className={classes.none}>{t('widget.closed')}</p>;
}

/** Numbers are asked for by conditions: of words that a view looks for nobody counts or adds up. */
export function Uncounted() {
  const { t } = useApp();
  return <p className={classes.none}>{t('widget.no_words')}</p>;
}

export function Failed({ error }: { error: unknown }) {
  const { t } = useApp();
  return (
    <p className={classes.none} role="alert">
      {whyOf(error, t)}
    </p>
  );
}
