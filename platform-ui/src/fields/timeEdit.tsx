import '@mantine/dates/styles.css';
import { TextInput } from '@mantine/core';
import { DateInput, DateTimePicker, TimeInput } from '@mantine/dates';
import dayjs from 'dayjs';
import classes from './fields.module.css';
import { useFormats } from './formats';
import { inputProps } from './input';
import { readDate } from './time';
import type { EditProps } from './types';

/** The pickers are as high as other inputs. */
const common = (props: EditProps) => ({ ...inputProps(props), size: 'xs' as const });

export function DateEdit(props: EditProps) {
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

export function MomentEdit(props: EditProps) {
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

export function TimeEdit(props: EditProps) {
  return (
    <TimeInput
      {...common(props)}
      value={String(props.value ?? '').slice(0, 5)}
      onChange={(event) => props.onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
    />
  );
}

export function ZonedEdit(props: EditProps) {
  return (
    <TextInput {...common(props)} value={typeof props.value === 'string' ? props.value : ''} onChange={(event) => props.onChange(event.currentTarget.value || null)} />
  );
}

export function SpanEdit(props: EditProps) {
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
}
