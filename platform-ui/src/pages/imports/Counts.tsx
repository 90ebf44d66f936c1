import { Link } from '@tanstack/react-router';
import classes from './imports.module.css';

interface Count {
  text: string;
  count: number;
  isBad?: boolean;
  /** A list of them. */
  to?: { path: string; search: Record<string, unknown> };
}

/** How many of each kind, of which there are some. */
export function Counts({ label, counts }: { label: string; counts: Count[] }) {
  return (
    <ul className={classes.counts} aria-label={label}>
      {counts
        .filter((each) => each.count > 0)
        .map((each) => (
          <li key={each.text} data-bad={each.isBad || undefined}>
            {each.to === undefined ? (
              each.text
            ) : (
              <Link className={classes.link} to={each.to.path} search={each.to.search as never}>
                {each.text}
              </Link>
            )}
          </li>
        ))}
    </ul>
  );
}
