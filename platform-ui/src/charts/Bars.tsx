import { Link } from '@tanstack/react-router';
import type { ListState } from '../shell/filters';
import classes from './Bars.module.css';
import type { Narrowing } from './figures';

export interface Bar {
  key: string;
  label: string;
  value: number;
  text: string;
  besides?: string;
  colour: string;
  /** How the records behind it are asked for; absent where several are put together. */
  behind?: Narrowing[];
}

/** Numbers as bars, each of which leads to the records behind it, where a list can show them. */
export function Bars({ bars, of, label, listOf }: { bars: Bar[]; of: string; label: string; listOf: (behind: Narrowing[]) => ListState | undefined }) {
  const most = Math.max(...bars.map((bar) => Math.abs(bar.value)), 1e-9);
  const [plugin, entity] = of.split('.') as [string, string];
  return (
    <ul className={classes.bars} aria-label={label} tabIndex={0}>
      {bars.map((bar) => {
        const list = bar.behind === undefined ? undefined : listOf(bar.behind);
        const inside = (
          <>
            <span className={classes.label}>{bar.label}</span>
            <span className={classes.track} aria-hidden="true">
              <span className={classes.bar} style={{ width: `${(Math.abs(bar.value) / most) * 100}%`, background: bar.colour }} />
            </span>
            <span className={classes.text}>
              {bar.text}
              {bar.besides !== undefined && <span className={classes.besides}>{bar.besides}</span>}
            </span>
          </>
        );
        return (
          <li key={bar.key}>
            {list === undefined ? (
              <span className={classes.line}>{inside}</span>
            ) : (
              <Link className={classes.line} to="/$plugin/$entity" params={{ plugin, entity }} search={list}>
                {inside}
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}
