import { Checkbox, MultiSelect, NumberInput, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Widget } from '../../api/dashboards';
import { viewsOf } from '../../api/views';
import { groupingOf, termOf } from '../../charts/figures';
import { measureLabel, measuresOf } from '../../charts/measures';
import { groupFields, laneFields, timeFields } from '../../fields/offered';
import { PERIODS } from '../../fields/periods';
import { partOf } from '../../fields/registry';
import { both, isShown } from '../../meta/meta';
import type { EntityMeta } from '../../meta/types';
import { useApp } from '../../shell/app';
import { conditionOfAll, Filters, type Node, nodesOf } from '../../shell/filters';
import { useNavigation } from '../../shell/manifest';
import { KINDS } from './kinds';
import { terms } from './source';
import classes from './WidgetDialog.module.css';
import { periodFields, useHeadline } from './words';

interface Props {
  widget: Widget;
  /** The same with what it cannot do without. */
  whole: Widget;
  meta?: EntityMeta;
  onChange: (widget: Widget) => void;
}

/** What a widget is told, by what its kind and the fields of its records allow. */
export function Settings({ widget, whole, meta, onChange }: Props) {
  const { t } = useApp();
  const headline = useHeadline({ ...whole, headline: undefined });
  const set = (change: Partial<Widget>) => onChange({ ...widget, ...change });
  const kind = KINDS[widget.kind]!;
  const takesLines = ['list', 'agenda', 'waiting', 'recent', 'favourites'].includes(widget.kind);
  return (
    <>
      <TextInput label={t('widget.headline')} placeholder={headline} maxLength={200} value={widget.headline ?? ''} onChange={(event) => set({ headline: event.currentTarget.value === '' ? undefined : event.currentTarget.value })} />
      {widget.kind === 'note' && <Textarea label={t('widget.text')} description={t('widget.text_help')} autosize minRows={6} maxRows={14} maxLength={10_000} value={widget.note ?? ''} onChange={(event) => set({ note: event.currentTarget.value })} />}
      {kind.asks && <Asked widget={widget} whole={whole} meta={meta} set={set} />}
      {takesLines && <NumberInput label={t('widget.lines')} min={1} max={50} allowDecimal={false} value={widget.lines ?? ''} onChange={(lines) => set({ lines: typeof lines === 'number' && lines >= 1 && lines <= 50 ? lines : undefined })} />}
    </>
  );
}

function Asked({ widget, whole, meta, set }: Omit<Props, 'onChange'> & { set: (change: Partial<Widget>) => void }) {
  const { t } = useApp();
  const { records, administration } = useNavigation();
  const views = useQuery({ ...viewsOf(widget.entity ?? ''), enabled: widget.entity !== undefined, retry: false }).data?.views ?? [];
  const anew = { view: undefined, condition: undefined, by: undefined, measure: undefined, starts: undefined, shown_columns: undefined, sort: undefined };
  const named = (items: typeof records) => items.map((item) => ({ value: item.entity, label: item.label }));
  return (
    <>
      <Select
        label={t('widget.of')}
        searchable
        clearable={widget.kind === 'agenda'}
        allowDeselect={false}
        placeholder={widget.kind === 'agenda' ? t('widget.my_calendar') : undefined}
        data={[
          { group: t('widget.records'), items: named(records) },
          { group: t('shell.administration'), items: named(administration) },
        ]}
        value={widget.entity ?? null}
        onChange={(entity) => set({ ...anew, entity: entity ?? undefined })}
      />
      {meta !== undefined && widget.entity === meta.name && (
        <>
          {views.length > 0 && (
            <Select label={t('widget.view')} clearable data={views.map((view) => ({ value: view.id, label: view.name }))} value={widget.view ?? null} onChange={(view) => set({ view: view ?? undefined })} />
          )}
          <Narrowed widget={widget} meta={meta} set={set} />
          <Shown widget={widget} whole={whole} meta={meta} set={set} />
        </>
      )}
    </>
  );
}

/** The filter's sentence, as lists have it. */
function Narrowed({ widget, meta, set }: { widget: Widget; meta: EntityMeta; set: (change: Partial<Widget>) => void }) {
  const { t } = useApp();
  const [nodes, setNodes] = useState(() => nodesOf(widget.condition?.where));
  function change(next: Node[]) {
    setNodes(next);
    const conditions = conditionOfAll(next);
    set({ condition: conditions.length === 0 ? undefined : { entity: meta.name, where: both(...conditions) } });
  }
  return (
    <div>
      <p className={classes.label}>{t('widget.filter')}</p>
      <div className={classes.filters}>
        {nodes === undefined ? (
          <Checkbox label={t('widget.other_filter')} checked onChange={() => change([])} />
        ) : (
          <Filters meta={meta} nodes={nodes} onChange={change} />
        )}
      </div>
    </div>
  );
}

function Shown({ widget, whole, meta, set }: { widget: Widget; whole: Widget; meta: EntityMeta; set: (change: Partial<Widget>) => void }) {
  const { t } = useApp();
  const named = (fields: { name: string; label: string }[]) => fields.map((field) => ({ value: field.name, label: field.label }));
  const periods = PERIODS.map((each) => ({ value: each, label: t(`period.${each}`) }));
  const measure = (
    <Select label={t('chart.measure')} allowDeselect={false} data={measuresOf(meta).map((each) => ({ value: each, label: measureLabel(meta, each, t) }))} value={whole.measure ?? 'count'} onChange={(chosen) => set({ measure: chosen ?? undefined })} />
  );
  switch (widget.kind) {
    case 'figure': {
      const fields = periodFields(meta);
      const grouping = widget.by === undefined || fields.length === 0 ? undefined : groupingOf(fields, widget.by);
      return (
        <>
          {measure}
          {fields.length > 0 && (
            <div className={classes.row}>
              <Select label={t('widget.compare')} clearable placeholder={t('widget.no_compare')} data={named(fields)} value={grouping?.field.name ?? null} onChange={(by) => set({ by: by === null ? undefined : `${by}:${grouping?.period ?? 'month'}` })} />
              {grouping !== undefined && <Select aria-label={t('chart.period')} w={110} allowDeselect={false} data={periods} value={grouping.period!} onChange={(period) => set({ by: `${grouping.field.name}:${period}` })} />}
            </div>
          )}
        </>
      );
    }
    case 'chart': {
      const fields = groupFields(meta);
      const grouping = fields.length === 0 ? undefined : groupingOf(fields, widget.by);
      return (
        <>
          {measure}
          {grouping !== undefined && (
            <div className={classes.row}>
              <Select label={t('chart.by')} searchable allowDeselect={false} data={named(fields)} value={grouping.field.name} onChange={(by) => set({ by: termOf(groupingOf(fields, by ?? undefined)) })} />
              {grouping.period !== undefined && <Select aria-label={t('chart.period')} w={110} allowDeselect={false} data={periods} value={grouping.period} onChange={(period) => set({ by: `${grouping.field.name}:${period}` })} />}
            </div>
          )}
          <SegmentedControl
            size="xs"
            aria-label={t('chart.kind')}
            data={(['bar', 'line', 'pie'] as const).map((each) => ({ value: each, label: t(`chart.${each}`) }))}
            value={widget.chart ?? (grouping?.period === undefined ? 'bar' : 'line')}
            onChange={(chart) => set({ chart })}
          />
        </>
      );
    }
    case 'stages':
      return (
        <>
          <Select label={t('chart.by')} allowDeselect={false} data={named(laneFields(meta))} value={whole.by ?? null} onChange={(by) => set({ by: by ?? undefined })} />
          {measure}
        </>
      );
    case 'agenda':
      return <Select label={t('widget.when')} allowDeselect={false} data={named(timeFields(meta))} value={whole.starts ?? null} onChange={(starts) => set({ starts: starts ?? undefined })} />;
    default: {
      const sort = terms(widget.sort)[0];
      const isDown = sort?.startsWith('-') === true;
      const by = isDown ? sort!.slice(1) : sort;
      return (
        <>
          <MultiSelect
            label={t('list.columns')}
            searchable
            placeholder={widget.shown_columns === undefined ? t('widget.usual_columns') : undefined}
            data={named(meta.fields.filter((field) => isShown(field) && field.name !== 'id' && partOf(field.type).Display !== undefined))}
            value={terms(widget.shown_columns)}
            onChange={(columns) => set({ shown_columns: columns.length === 0 ? undefined : columns.join(',') })}
          />
          <div className={classes.row}>
            <Select label={t('widget.sort')} clearable searchable data={named(meta.fields.filter((field) => field.read && field.sortable && field.name !== 'id'))} value={by ?? null} onChange={(field) => set({ sort: field === null ? undefined : `${isDown ? '-' : ''}${field}` })} />
            <Checkbox mb={6} label={t('widget.down_first')} disabled={by === undefined} checked={isDown} onChange={(event) => set({ sort: `${event.currentTarget.checked ? '-' : ''}${by}` })} />
          </div>
        </>
      );
    }
  }
}
