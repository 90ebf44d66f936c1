import { useState } from 'react';
import { Problem } from '../api/problem';
import type { EntityMeta } from '../meta/types';
import { useApp } from '../shell/app';
import { whyOf } from '../shell/toasts';

/** What the server has against a form: beside the fields that it is about, and what is about none of them. */
export function useRefusal(meta: EntityMeta) {
  const { t } = useApp();
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [trouble, setTrouble] = useState<string>();

  function clear() {
    setErrors({});
    setTrouble(undefined);
  }

  function refuse(error: unknown) {
    if (!(error instanceof Problem) || error.fields.length === 0) {
      setTrouble(whyOf(error, t));
      return;
    }
    const known = error.fields.filter((each) => meta.fields.some((field) => field.name === fieldOf(each.field)));
    setErrors(Object.fromEntries(known.map((each) => [fieldOf(each.field), each.reason])));
    // a rule that is about several fields is told as a whole, beside them
    const general = error.body.detail === undefined || error.body.detail === error.body.title ? [] : [error.message];
    const others = error.fields.filter((each) => !known.includes(each)).map((each) => each.reason);
    setTrouble([...general, ...others].join(' · ') || t('form.look_at_fields'));
  }

  return { errors, trouble, clear, refuse };
}

/** "lines[2].text" is about lines. */
export function fieldOf(path: string): string {
  return path.split(/[.[]/)[0]!;
}
