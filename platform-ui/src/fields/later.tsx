import { lazy, Suspense, type ComponentType } from 'react';
import classes from './fields.module.css';
import type { EditProps } from './types';

/** What is chosen from or picked comes when somebody edits: whoever only reads waits for none of it. */
export function later(load: () => Promise<ComponentType<EditProps>>): ComponentType<EditProps> {
  const Loaded = lazy(async () => ({ default: await load() }));
  return (props) => (
    <Suspense fallback={<div className={classes.coming} />}>
      <Loaded {...props} />
    </Suspense>
  );
}
