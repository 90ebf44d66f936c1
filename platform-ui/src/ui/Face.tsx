import classes from './Face.module.css';
import { faceOf, initials } from './hues';

/** People are round, everything else is square. */
export function Face({ id, title, round, size = 20 }: { id: string; title: string; round?: boolean; size?: 20 | 24 | 32 }) {
  return (
    <span className={classes.face} data-hue={faceOf(id)} data-round={round || undefined} data-size={size} aria-hidden="true">
      {round || size > 20 ? initials(title) : initials(title).slice(0, 1)}
    </span>
  );
}
