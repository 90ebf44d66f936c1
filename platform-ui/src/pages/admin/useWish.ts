import { useState } from 'react';
import { Problem } from '../../api/problem';
import { type Plan, propose } from '../../api/platform';
import { useApp } from '../../shell/app';
import { whyOf } from '../../shell/toasts';

/** Has a plan made of a wish; what stands against it is told at the field that it is about. */
export function useWish(onPlan: (plan: Plan) => void) {
  const { t } = useApp();
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function ask(wish: Record<string, unknown>, known: string[]) {
    setBusy(true);
    setErrors({});
    setTrouble(undefined);
    try {
      onPlan(await propose({ model: [wish] }));
    } catch (refused) {
      if (refused instanceof Problem && refused.fields.length > 0) {
        // "model[0].values[1].name" is about the values
        const told = refused.fields.map((each) => ({ field: /^model\[\d+\]\.(\w+)/.exec(each.field)?.[1] ?? '', reason: each.reason }));
        setErrors(Object.fromEntries(told.filter((each) => known.includes(each.field)).map((each) => [each.field, each.reason])));
        setTrouble(
          told
            .filter((each) => !known.includes(each.field))
            .map((each) => each.reason)
            .join(' · ') || undefined,
        );
      } else {
        setTrouble(whyOf(refused, t));
      }
    } finally {
      setBusy(false);
    }
  }

  return { errors, trouble, busy, ask };
}
