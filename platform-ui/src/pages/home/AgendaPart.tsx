import { Skeleton } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CALENDAR, widgetRows } from '../../api/dashboards';
import { daysAfter, localOf, moments } from '../../fields/calendar';
import { useFormats } from '../../fields/formats';
import { timeFields } from '../../fields/offered';
import { partOf } from '../../fields/registry';
import { stretchOf, withinOf } from '../../fields/stretch';
import { both, pageOf, titleOf } from '../../meta/meta';
import type { Condition, Rec, RefValue } from '../../meta/types';
import { useApp } from '../../shell/app';
import { Closed, Failed } from './Closed';
import type { WidgetProps } from './kinds';
import { type Source, useSource } from './source';
import classes from './Widget.module.css';

/** So many days it looks ahead. */
const AHEAD = 14;

interface Entry {
  key: string;
  day: string;
  clock?: string;
  title: string;
  to?: string;
}

/** What comes in the next days: of the calendar of all plugins, or of one kind of records. */
export function AgendaPart({ widget }: WidgetProps) {
  const source = useSource(widget);
  if (widget.entity === undefined) {
    return <Mine lines={widget.lines} />;
  }
  const field = source == null ? undefined : (timeFields(source.meta).find((each) => each.name === widget.starts) ?? timeFields(source.meta)[0]);
  if (source === null || (source !== undefined && field === undefined)) {
    return <Closed />;
  }
  return source === undefined ? <Skeleton height={120} radius={6} /> : <Of source={source} starts={field!.name} lines={widget.lines} />;
}

function Of({ source, starts, lines }: { source: Source; starts: string; lines?: number }) {
  const formats = useFormats();
  const { meta } = source;
  const today = localOf(new Date().toISOString(), formats.zone).slice(0, 10);
  const times = { start: timeFields(meta).find((each) => each.name === starts)! };
  const part = partOf(times.start.type).calendar!;
  const found = useQuery(
    widgetRows(meta.name, { where: both(source.where, withinOf(times, today, daysAfter(today, AHEAD), formats.zone)), words: source.words }, part.isSpan ? [] : [starts], [...meta.title, starts], lines ?? 20),
  );
  const entries = (found.data?.records ?? []).flatMap((record): Entry[] => {
    const stretch = stretchOf(record, times, formats.zone);
    return stretch === undefined ? [] : [{ key: record.id, ...at(stretch.start, today, part.isDay), title: titleOf(meta, record), to: pageOf({ entity: meta.name, id: record.id }) }];
  });
  return <Days entries={found.data === undefined ? undefined : entries} error={found.error} today={today} isPartial={found.data?.partial} />;
}

/** What began before stands where one looks first. */
const at = (start: string, today: string, isDay: boolean) => {
  const begun = start.slice(0, 10);
  return begun < today ? { day: today } : { day: begun, clock: isDay ? undefined : start.slice(11) };
};

function Mine({ lines }: { lines?: number }) {
  const formats = useFormats();
  const today = localOf(new Date().toISOString(), formats.zone).slice(0, 10);
  const until = daysAfter(today, AHEAD);
  const timed = both(moments.since('ends', today, formats.zone), moments.before('begins', until, formats.zone));
  const whole = { and: [{ last_day: { atLeast: today } }, { first_day: { lessThan: until } }] };
  const most = lines ?? 20;
  // asked apart, so that of each those come that are next: what has hours stands in another order than what has days
  const mine = (where: Condition, by: string) => widgetRows(CALENDAR, { where: { and: [{ who: { isMe: true } }, where] } }, [by], ['source', 'subject', 'begins', 'first_day', 'about'], most);
  const found = useQueries({ queries: [mine(timed, 'begins'), mine(whole, 'first_day')] });
  const error = found.find((each) => each.isError)?.error ?? null;
  const entries = found
    .flatMap((each) => each.data?.records ?? [])
    .flatMap((record: Rec): Entry[] => {
      const start = record.begins == null ? (record.first_day == null ? undefined : `${String(record.first_day)} 00:00:00`) : localOf(String(record.begins), formats.zone);
      const about = (record.source ?? record.about) as RefValue | string | null | undefined;
      const to = typeof about === 'object' && about !== null ? pageOf(about) : typeof about === 'string' ? pageOf({ entity: about, id: record.id }) : undefined;
      return start === undefined ? [] : [{ key: record.id, ...at(start, today, record.begins == null), title: String(record.subject ?? ''), to }];
    })
    .sort((a, b) => `${a.day}${a.clock ?? ''}`.localeCompare(`${b.day}${b.clock ?? ''}`))
    .slice(0, most);
  return <Days entries={found.some((each) => each.data === undefined) ? undefined : entries} error={error} today={today} />;
}

function Days({ entries, error, today, isPartial }: { entries?: Entry[]; error: unknown; today: string; isPartial?: boolean }) {
  const { t } = useApp();
  const formats = useFormats();
  if (error !== null) {
    return <Failed error={error} />;
  }
  if (entries === undefined) {
    return <Skeleton height={120} radius={6} />;
  }
  if (entries.length === 0) {
    return <p className={classes.none}>{t(isPartial === true ? 'search.partial' : 'widget.nothing_comes')}</p>;
  }
  const head = new Intl.DateTimeFormat(formats.locale, { weekday: 'long', day: 'numeric', month: 'short', timeZone: 'UTC' });
  const days = [...new Set(entries.map((entry) => entry.day))];
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('widget.next_days')}>
      {days.map((day) => (
        <section key={day}>
          <h3 className={classes.day} data-today={day === today || undefined}>
            {head.format(new Date(`${day}T00:00:00Z`))}
          </h3>
          <ul className={classes.list}>
            {entries
              .filter((entry) => entry.day === day)
              .map((entry) => (
                <li key={entry.key}>
                  {entry.to === undefined ? (
                    <span className={classes.line}>
                      <span className={classes.clock}>{entry.clock === undefined ? '' : formats.time(entry.clock)}</span>
                      <span className={classes.name}>{entry.title}</span>
                    </span>
                  ) : (
                    <Link className={classes.line} to={entry.to}>
                      <span className={classes.clock}>{entry.clock === undefined ? '' : formats.time(entry.clock)}</span>
                      <span className={classes.name}>{entry.title}</span>
                    </Link>
                  )}
                </li>
              ))}
          </ul>
        </section>
      ))}
      {isPartial === true && <p className={classes.none}>{t('search.partial')}</p>}
    </div>
  );
}
