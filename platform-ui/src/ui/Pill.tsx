import classes from './Pill.module.css';
import { hueOf } from './hues';

/** A value of a list: dot and word, never colour alone. */
export function Pill({ name, label, color }: { name: string; label: string; color?: string }) {
  return (
    <span className={classes.pill} data-hue={color === undefined ? hueOf(name) : undefined} style={color === undefined ? undefined : { ['--hue' as string]: color }}>
      <span className={classes.dot} aria-hidden="true" />
      <span className={classes.word}>{label}</span>
    </span>
  );
}
