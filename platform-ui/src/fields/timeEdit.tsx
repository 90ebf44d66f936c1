import '@mantine/dates/styles.css';
import { Select } from '@mantine/core';
import { DateInput, DateTimePicker, TimeInput } from '@mantine/dates';
import dayjs from 'dayjs';
import { useMemo, useState } from 'react';
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
  return <PickedMoment {...props} zone={useFormats().zone} />;
}

/** A moment as clocks of a zone show it. */
function PickedMoment({ zone, ...props }: EditProps & { zone: string }) {
  const formats = useFormats();
  const value = props.value as string | null | undefined;
  return (
    <DateTimePicker
      {...common(props)}
      clearable={!props.required}
      valueFormat={formats.locale.startsWith('en') ? 'MMM D, YYYY HH:mm' : 'D. M. YYYY HH:mm'}
      value={value == null ? null : dayjs(value).tz(zone).format('YYYY-MM-DD HH:mm:ss')}
      onChange={(local) => props.onChange(local === null ? null : dayjs.tz(local, zone).toISOString())}
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

/** A moment with the zone that it was agreed in, whose clocks it is typed by. */
export function ZonedEdit(props: EditProps) {
  const formats = useFormats();
  const value = props.value as { at: string; zone: string } | null | undefined;
  const [zone, setZone] = useState(value?.zone ?? formats.zone);
  const zones = useMemo(() => [...new Set([zone, ...Intl.supportedValuesOf('timeZone')])], [zone]);
  return (
    <div className={classes.pair}>
      <div className={classes.grow}>
        <PickedMoment {...props} zone={zone} value={value?.at} onChange={(at) => props.onChange(at === null ? null : { at, zone })} />
      </div>
      <Select
        className={classes.zone}
        mt={props.label === undefined ? 0 : 21}
        aria-label={`${props.label ?? ''} ${zone}`}
        data={zones}
        value={zone}
        searchable
        allowDeselect={false}
        disabled={props.disabled}
        onChange={(next) => {
          if (next !== null) {
            setZone(next);
            if (value != null) {
              // the same time of day, there
              props.onChange({ at: dayjs.tz(dayjs(value.at).tz(zone).format('YYYY-MM-DD HH:mm:ss'), next).toISOString(), zone: next });
            }
          }
        }}
      />
    </div>
  );
}

/** Two moments; half a span is none yet. */
export function SpanEdit(props: EditProps) {
  const value = props.value as { from: string; to: string } | null | undefined;
  const [draft, setDraft] = useState<{ from: string | null; to: string | null }>({ from: value?.from ?? null, to: value?.to ?? null });
  const set = (change: Partial<typeof draft>) => {
    const next = { ...draft, ...change };
    setDraft(next);
    // one that is not whole is sent as it is: the server says what is missing, and nothing that was typed is lost
    props.onChange(next.from === null && next.to === null ? null : next);
  };
  return (
    <div className={classes.pair}>
      <div className={classes.grow}>
        <MomentEdit {...props} value={draft.from} onChange={(from) => set({ from: from as string | null })} />
      </div>
      <div className={classes.grow}>
        <MomentEdit {...props} id={`${props.id}-to`} label="–" description={undefined} error={undefined} value={draft.to} onChange={(to) => set({ to: to as string | null })} />
      </div>
    </div>
  );
}
