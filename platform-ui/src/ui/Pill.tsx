import classes from './Pill.module.css';
import { hueOf } from './hues';

/** A value of a list: dot and word, never colour alone. */
export function Pill({ name, label, hue }: { name: string; label: string; hue?: number }) {
  return (
    <span className={classes.pill} data-hue={hue ?? hueOf(name)}>
      <span className={classes.dot} aria-hidden="true" />
      <span className={classes.word}>{label}</span>
    </span>
  );
}
