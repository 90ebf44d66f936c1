import '@mantine/dates/styles.css';
import '@mantine/schedule/styles.css';
import { ActionIcon, Button, UnstyledButton } from '@mantine/core';
import { useElementSize, useMediaQuery } from '@mantine/hooks';
import { DayView, MonthView, type MonthViewProps, type ScheduleEventData, WeekView } from '@mantine/schedule';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import dayjs from 'dayjs';
import 'dayjs/locale/cs';
import 'dayjs/locale/de';
import 'dayjs/locale/pl';
import 'dayjs/locale/zh';
import { type CSSProperties, useCallback, useEffect, useMemo, useRef } from 'react';
import { ask } from '../api/client';
import { daysAfter, localOf, type Stretch } from '../fields/calendar';
import { useFormats } from '../fields/formats';
import { laneFields, timeFields } from '../fields/offered';
import { partOf } from '../fields/registry';
import { IconChevronLeft, IconChevronRight } from '../icons';
import { both, pageOf, path, titleOf } from '../meta/meta';
import type { Page, Rec } from '../meta/types';
import { useApp } from '../shell/app';
import { Trouble } from '../shell/Trouble';
import { hueOf, HUES } from '../ui/hues';
import { Agenda } from './Agenda';
import { Choice, Modes } from './bar';
import bar from './bar.module.css';
import classes from './Calendar.module.css';
import { stretchOf, type Times, withinOf } from '../fields/stretch';
import { mayShift, useShifts, valuesFor } from './entries';
import { type LayoutProps, usePartial } from './registry';
import { headOf, type Mode, MODES, rangeOf, stepOf, weekOf } from './span';

/** So many records are drawn at once; whoever has more in a month narrows the list. */
const MOST = 500;
/** Pixels: half of it is the height of half an hour, which has to take a line. */
const HOUR = 48;
/** The hour that a day is first shown from. */
const MORNING = 7;

/** Entries are coloured as pills are. */
const PILL = {
  '--event-bg': 'color-mix(in srgb, var(--hue) var(--pill-fill), var(--page))',
  '--event-hover': 'color-mix(in srgb, var(--hue) calc(var(--pill-fill) + 8%), var(--page))',
  '--event-color': 'color-mix(in srgb, var(--hue) var(--pill-keep), var(--pill-mix))',
};

/** Records by when they are; only the days in sight are asked for. */
export function Calendar({ meta, query, options, onOptions, onCount, onPartial, onMake }: LayoutProps) {
  const { t } = useApp();
  const formats = useFormats();
  const navigate = useNavigate();
  const { zone, locale } = formats;
  const fields = timeFields(meta);
  const start = fields.find((field) => field.name === options.by) ?? fields[0]!;
  const part = partOf(start.type).calendar!;
  const ends = part.isSpan ? [] : fields.filter((field) => field !== start && !partOf(field.type).calendar!.isSpan && partOf(field.type).calendar!.isDay === part.isDay);
  const end = ends.find((field) => field.name === options.ends);
  const times = useMemo<Times>(() => ({ start, end }), [start, end]);
  const isNarrow = useMediaQuery('(max-width: 640px)') ?? false;
  const mode: Mode = MODES.find((each) => each === options.mode) ?? (isNarrow ? 'agenda' : part.isDay ? 'month' : 'week');
  const today = localOf(new Date().toISOString(), zone).slice(0, 10);
  const date = /^\d{4}-\d\d-\d\d$/.test(options.date ?? '') && dayjs(options.date).isValid() ? options.date! : today;
  const week = weekOf(locale);
  const [from, until] = rangeOf(mode, date, week.first);
  const hue = laneFields(meta).find((field) => partOf(field.type).lanes === 'options');
  const place = useElementSize();
  const isThere = place.height > 0;
  const hoursInSight = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // the working day is what people look for first; what takes whole days stands above it
    hoursInSight.current?.scrollTo({ top: part.isDay ? 0 : MORNING * HOUR });
  }, [mode, isThere, part.isDay]);
  const { shifts, shift } = useShifts(meta, times, zone);

  const asked = {
    where: both(query.where, withinOf(times, from, until, zone)),
    fields: [...new Set([...meta.title, start.name, ...(end === undefined ? [] : [end.name]), ...(hue === undefined ? [] : [hue.name])])],
    sort: [start.name],
    limit: MOST,
    can: true,
    count: true,
    ...(query.q === '' ? {} : { q: query.q }),
  };
  const found = useQuery({
    queryKey: ['records', meta.name, 'list', 'calendar', asked],
    queryFn: ({ signal }) => ask<Page>(`records/${path(meta.name)}/query`, { method: 'POST', signal, body: asked }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const count = found.data?.count;
  useEffect(() => onCount(count), [onCount, count]);
  usePartial(onPartial, found.data?.partial === true);

  const events = useMemo(
    () =>
      (found.data?.records ?? []).flatMap((record): ScheduleEventData[] => {
        const stretch = shifts.get(record.id) ?? stretchOf(record, times, zone);
        return stretch === undefined ? [] : [{ id: record.id, title: titleOf(meta, record), start: stretch.start, end: stretch.end, color: 'gray', payload: { record } }];
      }),
    [found.data, meta, shifts, times, zone],
  );
  const recordOf = (event: ScheduleEventData) => (event.payload as { record: Rec }).record;
  const open = (record: Rec) => void navigate({ to: pageOf({ entity: meta.name, id: record.id }) });
  const make = onMake === undefined || !start.create ? undefined : (stretch: Stretch) => onMake(valuesFor({}, times, stretch, zone));
  const makeOn = (day: string) =>
    make?.(part.isDay ? { start: `${day} 00:00:00`, end: `${daysAfter(day, 1)} 00:00:00` } : { start: `${day} 09:00:00`, end: `${day} 10:00:00` });

  const labelOfHue = useCallback((record: Rec) => (hue === undefined ? '' : partOf(hue.type).text(record[hue.name], formats, hue)), [formats, hue]);
  const clockOf = useCallback((event: ScheduleEventData) => (part.isDay || String(event.start).endsWith('00:00:00') ? '' : formats.time(String(event.start).slice(11))), [formats, part.isDay]);
  const renderEventBody = useCallback(
    (event: ScheduleEventData) => (
      <span className={classes.inside}>
        <span className={classes.dot} aria-hidden="true" />
        {clockOf(event) !== '' && <span className={classes.clock}>{clockOf(event)}</span>}
        <span className={classes.word}>{event.title}</span>
      </span>
    ),
    [clockOf],
  );
  const renderEvent = useCallback<NonNullable<MonthViewProps['renderEvent']>>(
    (event, { className, style, ...props }) => {
      const { record } = event.payload as { record: Rec };
      const kind = hue === undefined ? null : ((record[hue.name] as string | null) ?? null);
      // the library's own hues are too pale to be read
      return (
        <UnstyledButton
          {...props}
          className={`${className ?? ''} ${classes.event}`}
          style={{ ...style, ...PILL, '--hue': kind === null ? 'var(--accent)' : HUES[hueOf(kind, hue)] } as CSSProperties}
          title={[clockOf(event), event.title, labelOfHue(record)].filter((word) => word !== '').join(' · ')}
        />
      );
    },
    [clockOf, hue, labelOfHue],
  );

  const labels = {
    allDay: t('calendar.all_day'),
    weekday: '',
    timeSlot: t('calendar.slot'),
    today: t('calendar.today'),
    week: t('calendar.week_short'),
    moreLabel: (more: number) => (isNarrow ? `+${more}` : t('calendar.more', { count: more })),
    more: t('calendar.more_title'),
    noEvents: t('calendar.nothing'),
  };
  const moved = ({ event, newStart, newEnd }: { event: ScheduleEventData; newStart: string; newEnd: string }) => void shift(recordOf(event), { start: newStart, end: newEnd });
  const canShift = (event: ScheduleEventData) => mayShift(recordOf(event), times) && !shifts.has(String(event.id));
  const common = {
    date,
    events,
    locale,
    labels,
    renderEvent,
    renderEventBody,
    withHeader: false,
    withEventsDragAndDrop: true,
    canDragEvent: canShift,
    onEventDrop: moved,
    onEventClick: (event: ScheduleEventData) => open(recordOf(event)),
  };
  const hours = {
    slotHeight: HOUR,
    scrollAreaProps: { mah: Math.max(place.height, 240), viewportRef: hoursInSight },
    intervalMinutes: 30,
    slotLabelFormat: 'HH:mm',
    withCurrentTimeIndicator: true,
    getCurrentTime: () => localOf(new Date().toISOString(), zone),
    withEventResize: part.isSpan || end !== undefined,
    canResizeEvent: canShift,
    onEventResize: moved,
    highlightBusinessHours: true,
    businessHours: ['08:00:00', '18:00:00'] as [string, string],
    onTimeSlotClick: ({ slotStart, slotEnd }: { slotStart: string; slotEnd: string }) => make?.({ start: slotStart, end: part.isSpan || end !== undefined ? shownEnd(slotStart, slotEnd) : slotEnd }),
    onAllDaySlotClick: makeOn,
    withDragSlotSelect: make !== undefined && part.isSpan,
    onSlotDragEnd: (first: string, last: string) => make?.({ start: first, end: last }),
  };
  return (
    <div className={bar.layout}>
      <div className={bar.bar}>
        <div className={classes.steps}>
          <ActionIcon aria-label={t('calendar.back')} onClick={() => onOptions({ date: stepOf(mode, date, -1) })}>
            <IconChevronLeft size={17} />
          </ActionIcon>
          <Button variant="default" disabled={date === today} onClick={() => onOptions({ date: undefined })}>
            {t('calendar.today')}
          </Button>
          <ActionIcon aria-label={t('calendar.on')} onClick={() => onOptions({ date: stepOf(mode, date, 1) })}>
            <IconChevronRight size={17} />
          </ActionIcon>
        </div>
        <h2 className={classes.title} aria-live="polite">
          {headOf(mode, from, until, date, locale)}
        </h2>
        <span className={bar.gap} />
        {fields.length > 1 && <Choice label={t('calendar.by')} value={start.name} data={fields.map((field) => ({ value: field.name, label: field.label }))} onChange={(by) => onOptions({ by, ends: undefined })} />}
        {ends.length > 0 && (
          <Choice
            label={t('calendar.ends')}
            value={end?.name ?? ''}
            data={[{ value: '', label: t('calendar.no_end') }, ...ends.map((field) => ({ value: field.name, label: field.label }))]}
            onChange={(name) => onOptions({ ends: name === '' ? undefined : name })}
          />
        )}
        <Modes label={t('calendar.mode')} value={mode} data={MODES.map((each) => ({ value: each, label: t(`calendar.${each}`) }))} onChange={(next) => onOptions({ mode: next })} />
      </div>
      {found.data?.next != null && <p className={classes.note}>{t('calendar.first', { count: MOST })}</p>}
      {found.isError && found.data === undefined ? (
        <Trouble t={t} error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <div ref={place.ref} className={classes.calendar} data-mode={mode} data-stale={found.isPlaceholderData || undefined}>
          {!isThere ? null : mode === 'agenda' ? (
            <Agenda events={events} isDay={part.isDay} from={from} today={today} isPending={found.isPending} hueOfRecord={(record) => (hue === undefined ? undefined : { name: (record[hue.name] as string | null) ?? undefined, label: labelOfHue(record), field: hue })} onOpen={open} onMake={make === undefined ? undefined : () => makeOn(date)} what={meta} />
          ) : mode === 'month' ? (
            <MonthView {...common} style={isNarrow ? ({ '--min-day-width': '40px' } as CSSProperties) : undefined} firstDayOfWeek={week.first} weekendDays={week.weekend} consistentWeeks={false} maxEventsPerDay={isNarrow ? 2 : 4} withWeekNumbers={false} highlightToday onDayClick={makeOn} weekdayFormat={isNarrow ? 'dd' : 'ddd'} />
          ) : mode === 'week' ? (
            <WeekView {...common} {...hours} style={isNarrow ? ({ '--week-view-min-slot-width': '150px' } as CSSProperties) : undefined} classNames={{ weekViewAllDaySlots: classes.allDay }} firstDayOfWeek={week.first} weekendDays={week.weekend} withWeekNumber weekdayFormat="ddd" highlightToday />
          ) : (
            <DayView {...common} {...hours} />
          )}
        </div>
      )}
    </div>
  );
}

/** A click makes an hour; slots are half of one. */
function shownEnd(slotStart: string, slotEnd: string): string {
  const hour = dayjs(slotStart).add(1, 'hour');
  return hour.format('YYYY-MM-DD') === slotStart.slice(0, 10) ? hour.format('YYYY-MM-DD HH:mm:ss') : slotEnd;
}
