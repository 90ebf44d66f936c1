import { useSyncExternalStore } from 'react';
import classes from './fields.module.css';
import { onLooks, partOf, partOfField } from './registry';
import type { DisplayProps } from './types';

/** A value as people read it; what is empty is a pale dash. */
export function Value(props: DisplayProps) {
  const { value, field } = props;
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) {
    return <span className={classes.dash}>–</span>;
  }
  if (!field.read) {
    // its end alone, as the server tells it
    return <span className={classes.masked}>{String(value)}</span>;
  }
  if (field.look !== undefined) {
    return <Looked {...props} />;
  }
  const Display = partOf(field.type).Display;
  return <Display {...props} />;
}

/** A field that a plugin shows, as soon as the plugin is there. */
function Looked(props: DisplayProps) {
  const Display = useSyncExternalStore(onLooks, () => partOfField(props.field).Display);
  return <Display {...props} />;
}
