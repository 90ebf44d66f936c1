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
