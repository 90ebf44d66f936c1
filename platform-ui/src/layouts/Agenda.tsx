import { Button, Skeleton } from '@mantine/core';
import type { ScheduleEventData } from '@mantine/schedule';
import { useMemo } from 'react';
import { daysAfter } from '../fields/calendar';
import { useFormats } from '../fields/formats';
import { IconCalendar } from '../icons';
import type { EntityMeta, FieldMeta, Rec } from '../meta/types';
import { useApp } from '../shell/app';
import { Empty } from '../ui/Empty';
import { hueOf } from '../ui/hues';
import { Pill } from '../ui/Pill';
import classes from './Calendar.module.css';

interface Props {
  events: ScheduleEventData[];
  isDay: boolean;
  from: string;
  today: string;
  isPending: boolean;
  hueOfRecord: (record: Rec) => { name?: string; label: string; field: FieldMeta } | undefined;
  onOpen: (record: Rec) => void;
  onMake?: () => void;
  what: EntityMeta;
}

/** What comes, day by day: the calendar of small screens and of readers. */
export function Agenda({ events, isDay, from, today, isPending, hueOfRecord, onOpen, onMake, what }: Props) {
  const { t } = useApp();
  const formats = useFormats();
  const days = useMemo(() => {
    const all = new Map<string, ScheduleEventData[]>();
    for (const event of events.slice().sort((a, b) => String(a.start).localeCompare(String(b.start)))) {
      // what began before stands where one looks first
      const begun = String(event.start).slice(0, 10);
      const day = begun < from ? from : begun;
      all.set(day, [...(all.get(day) ?? []), event]);
    }
    return [...all].sort(([a], [b]) => (a < b ? -1 : 1));
  }, [events, from]);
  if (isPending) {
    return (
      <div className={classes.agenda} role="status" aria-label={t('shell.loading')}>
        {Array.from({ length: 6 }, (_each, index) => (
          <Skeleton key={index} height={36} radius={8} my={8} />
        ))}
      </div>
    );
  }
  if (days.length === 0) {
    return (
      <Empty icon={IconCalendar} title={t('calendar.nothing')} text={t('calendar.nothing_text')}>
        {onMake !== undefined && <Button onClick={onMake}>{t('list.new', { what: what.label })}</Button>}
      </Empty>
    );
  }
  const head = new Intl.DateTimeFormat(formats.locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  const when = (event: ScheduleEventData): string => {
    const [start, end] = [String(event.start), String(event.end)];
    if (isDay) {
      const last = daysAfter(end.slice(0, 10), -1);
      return last === start.slice(0, 10) ? t('calendar.all_day') : `– ${formats.date(last)}`;
    }
    const clock = formats.time(start.slice(11));
    return end.slice(0, 10) === start.slice(0, 10) ? `${clock} – ${formats.time(end.slice(11))}` : `${clock} – ${formats.date(end.slice(0, 10))}, ${formats.time(end.slice(11))}`;
  };
  return (
    <div className={classes.agenda}>
      {days.map(([day, ofDay]) => (
        <section key={day} className={classes.day} aria-label={head.format(new Date(`${day}T00:00:00Z`))}>
          <h3 className={classes.dayHead} data-today={day === today || undefined}>
            {head.format(new Date(`${day}T00:00:00Z`))}
          </h3>
          <ul className={classes.dayList}>
            {ofDay.map((event) => {
              const { record } = event.payload as { record: Rec };
              const hue = hueOfRecord(record);
              return (
                <li key={event.id}>
                  <button type="button" className={classes.item} onClick={() => onOpen(record)}>
                    <span className={classes.itemWhen}>{when(event)}</span>
                    <span className={classes.itemWord}>{event.title}</span>
                    {hue?.name !== undefined && <Pill name={hue.name} label={hue.label} hue={hueOf(hue.name, hue.field)} />}
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}
