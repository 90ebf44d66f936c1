import { Link } from '@tanstack/react-router';
import { pageOf } from '../meta/meta';
import type { RefValue } from '../meta/types';
import { Face } from '../ui/Face';
import classes from './fields.module.css';
import { later } from './later';
import type { DisplayProps, FieldPart } from './types';

const isPerson = (entity: string) => entity === 'system.user';

/** A record that is pointed to; one that the user may not see is told by the server as absent. */
export function RefLink({ value, dense }: { value: RefValue; dense?: boolean }) {
  const title = value.title || '…';
  const inside = (
    <>
      <Face id={value.id} title={title} round={isPerson(value.entity)} />
      <span>{title}</span>
    </>
  );
  if (dense) {
    return <span className={classes.ref}>{inside}</span>;
  }
  return (
    <Link className={classes.ref} to={pageOf(value)}>
      {inside}
    </Link>
  );
}

function One({ value, dense }: DisplayProps) {
  return <RefLink value={value as RefValue} dense={dense} />;
}

function Several({ value, dense }: DisplayProps) {
  return (
    <span className={`${classes.pills} ${dense ? classes.dense : ''}`}>
      {(value as RefValue[]).map((each) => (
        <RefLink key={each.id} value={each} dense={dense} />
      ))}
    </span>
  );
}

export const reference: FieldPart = {
  Display: One,
  Edit: later(async () => (await import('./chooseEdit')).ReferenceEdit),
  text: (value) => (value as RefValue | null)?.title ?? '',
  isCopied: true,
  isNamed: true,
  width: 170,
  inline: true,
  lanes: 'records',
  groups: 'values',
};

export const references: FieldPart = {
  Display: Several,
  Edit: later(async () => (await import('./chooseEdit')).ReferencesEdit),
  text: (value) => ((value as RefValue[] | null) ?? []).map((ref) => ref.title ?? '').join(', '),
  isCopied: true,
  isNamed: true,
  isSeveral: true,
  width: 200,
};
