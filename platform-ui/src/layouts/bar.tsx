import { summedFields } from '../fields/offered';
import type { EntityMeta, FieldMeta } from '../meta/types';
import { useApp } from '../shell/app';
import classes from './bar.module.css';

/** One of several things, chosen above what is shown; the browser's own list, which phones and readers know. */
export function Choice({ label, value, data, onChange }: { label: string; value: string; data: { value: string; label: string }[]; onChange: (value: string) => void }) {
  return (
    <label className={classes.choice}>
      <span>{label}</span>
      <select className={classes.select} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {data.map((each) => (
          <option key={each.value} value={each.value}>
            {each.label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What is added up: as it was chosen, nothing where somebody wants none, else the first that can be. */
export function summedBy(meta: EntityMeta, measure: string | undefined): FieldMeta | undefined {
  const sums = summedFields(meta);
  return sums.find((each) => `sum:${each.name}` === measure) ?? (measure === 'count' ? undefined : sums[0]);
}

/** Chooses what is added up, where something can be. */
export function SumChoice({ meta, summed, onChange }: { meta: EntityMeta; summed?: FieldMeta; onChange: (measure: string) => void }) {
  const { t } = useApp();
  const sums = summedFields(meta);
  return (
    sums.length > 0 && (
      <Choice
        label={t('layout.sum')}
        value={summed === undefined ? 'count' : `sum:${summed.name}`}
        data={[{ value: 'count', label: t('board.no_sum') }, ...sums.map((each) => ({ value: `sum:${each.name}`, label: each.label }))]}
        onChange={onChange}
      />
    )
  );
}

/** A few ways of which one is on. */
export function Modes({ label, value, data, onChange }: { label: string; value: string; data: { value: string; label: string }[]; onChange: (value: string) => void }) {
  return (
    <div className={classes.modes} role="group" aria-label={label}>
      {data.map((each) => (
        <button key={each.value} type="button" className={classes.mode} aria-pressed={each.value === value} onClick={() => onChange(each.value)}>
          {each.label}
        </button>
      ))}
    </div>
  );
}
