import { TextInput } from '@mantine/core';
import { DateInput, DateTimePicker, TimeInput } from '@mantine/dates';
import dayjs from 'dayjs';
import classes from './fields.module.css';
import { useFormats } from './formats';
import type { EditProps, FieldPart } from './types';

const common = ({ id, label, description, error, required, disabled, autoFocus, bare }: EditProps) => ({
  id,
  label: bare ? undefined : label,
  'aria-label': bare ? label : undefined,
  description,
  error,
  required,
  withAsterisk: required,
  disabled,
  autoFocus,
  size: 'xs' as const,
  variant: bare ? 'unstyled' : 'default',
});

/** "2026-11-05", "5.11.2026", "5. 11. 26", "11/5/2026" (month first where people write so). */
export function readDate(typed: string, locale: string): string | null {
  const text = typed.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? /^(\d{4})[年/.](\d{1,2})[月/.](\d{1,2})日?$/.exec(text);
  let [year, month, day] = iso === null ? [0, 0, 0] : [Number(iso[1]), Number(iso[2]), Number(iso[3])];
  if (iso === null) {
    const parts = /^(\d{1,2})[./-]\s*(\d{1,2})[./-]\s*(\d{4}|\d{2})$/.exec(text);
    if (parts === null) {
      return null;
    }
    const monthFirst = new Intl.DateTimeFormat(locale).formatToParts(new Date()).findIndex((part) => part.type === 'month') === 0;
    const [a, b] = [Number(parts[1]), Number(parts[2])];
    [month, day] = monthFirst && text.includes('/') ? [a, b] : [b, a];
    year = Number(parts[3]) + (parts[3]!.length === 2 ? 2000 : 0);
  }
  const made = new Date(Date.UTC(year, month - 1, day));
  const fits = made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
  return fits ? made.toISOString().slice(0, 10) : null;
}

function DateEdit(props: EditProps) {
  const formats = useFormats();
  return (
    <DateInput
      {...common(props)}
      clearable={!props.required}
      valueFormat={formats.locale.startsWith('en') ? 'MMM D, YYYY' : formats.locale.startsWith('zh') ? 'YYYY-MM-DD' : 'D. M. YYYY'}
      dateParser={(typed) => readDate(typed, formats.locale)}
      value={(props.value as string | null | undefined) ?? null}
      onChange={(day) => props.onChange(day)}
      onBlur={props.onDone}
      popoverProps={{ withinPortal: true }}
    />
  );
}

function MomentEdit(props: EditProps) {
  const formats = useFormats();
  const value = props.value as string | null | undefined;
  return (
    <DateTimePicker
      {...common(props)}
      clearable={!props.required}
      valueFormat={formats.locale.startsWith('en') ? 'MMM D, YYYY HH:mm' : 'D. M. YYYY HH:mm'}
      value={value == null ? null : dayjs(value).tz(formats.zone).format('YYYY-MM-DD HH:mm:ss')}
      onChange={(local) => props.onChange(local === null ? null : dayjs.tz(local, formats.zone).toISOString())}
      popoverProps={{ withinPortal: true }}
    />
  );
}

export const date: FieldPart = {
  Display: ({ value }) => <span className={classes.figures}>{useFormats().date(String(value))}</span>,
  Edit: DateEdit,
  text: (value, formats) => (value == null ? '' : formats.date(String(value))),
  parse: (text) => (text === '' ? null : (readDate(text, 'cs') ?? text)),
  width: 120,
  inline: true,
};

export const moment: FieldPart = {
  Display: ({ value }) => <span className={classes.figures}>{useFormats().moment(String(value))}</span>,
  Edit: MomentEdit,
  text: (value, formats) => (value == null ? '' : formats.moment(String(value))),
  width: 170,
};

export const time: FieldPart = {
  Display: ({ value }) => <span className={classes.figures}>{String(value).slice(0, 5)}</span>,
  Edit: (props) => (
    <TimeInput
      {...common(props)}
      value={String(props.value ?? '').slice(0, 5)}
      onChange={(event) => props.onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
    />
  ),
  text: (value) => String(value ?? '').slice(0, 5),
  width: 90,
};

interface Zoned {
  at: string;
  zone: string;
}

const zonedText = (value: unknown, moment: (instant: string) => string): string => {
  if (typeof value === 'object' && value !== null && 'at' in value) {
    const zoned = value as Zoned;
    return `${moment(zoned.at)} ${zoned.zone ?? ''}`.trim();
  }
  return value == null ? '' : String(value);
};

/** A time at a place. */
export const zoned: FieldPart = {
  Display: ({ value }) => <span className={classes.figures}>{zonedText(value, useFormats().moment)}</span>,
  Edit: (props) => (
    <TextInput {...common(props)} value={typeof props.value === 'string' ? props.value : ''} onChange={(event) => props.onChange(event.currentTarget.value || null)} />
  ),
  text: (value, formats) => zonedText(value, formats.moment),
  width: 190,
};

const spanText = (value: unknown, moment: (instant: string) => string): string => {
  if (typeof value === 'object' && value !== null) {
    const { from, until } = value as { from?: string; until?: string };
    return `${from === undefined || from === null ? '' : moment(from)} – ${until === undefined || until === null ? '' : moment(until)}`;
  }
  return value == null ? '' : String(value);
};

/** From one moment to another. */
export const span: FieldPart = {
  isWide: true,
  Display: ({ value }) => <span className={classes.figures}>{spanText(value, useFormats().moment)}</span>,
  Edit: (props) => {
    const value = (props.value ?? {}) as { from?: string | null; until?: string | null };
    const set = (change: object) => {
      const next = { ...value, ...change };
      props.onChange(next.from == null && next.until == null ? null : next);
    };
    return (
      <div className={classes.pair}>
        <div className={classes.grow}>
          <MomentEdit {...props} value={value.from} onChange={(from) => set({ from })} />
        </div>
        <div className={classes.grow}>
          <MomentEdit {...props} id={`${props.id}-until`} label={'–'} description={undefined} error={undefined} value={value.until} onChange={(until) => set({ until })} />
        </div>
      </div>
    );
  },
  text: (value, formats) => spanText(value, formats.moment),
  width: 240,
};
