import classes from './fields.module.css';
import { partOf } from './registry';
import type { DisplayProps } from './types';

/** A value as people read it; what is empty is a pale dash. */
export function Value(props: DisplayProps) {
  const { value, field } = props;
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) {
    return <span className={classes.dash}>–</span>;
  }
  if (isMask(value)) {
    return <span className={classes.masked}>{value.masked}</span>;
  }
  const Display = partOf(field.type).Display;
  return <Display {...props} />;
}

/** A value of which the user may see the end only. */
function isMask(value: unknown): value is { masked: string } {
  return typeof value === 'object' && value !== null && 'masked' in value;
}
