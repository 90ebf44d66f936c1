import { Skeleton } from '@mantine/core';
import { lazy } from 'react';
import { Value } from '../fields/Value';
import { both, fieldOf, isShown, pointsTo, titleOf, useMetaIfThere } from '../meta/meta';
import type { Condition, EntityMeta, Rec } from '../meta/types';
import type { View } from '../shell/manifest';
import { Boundary } from './Boundary';
import { Drawn } from './Drawn';
import { Frame } from './Frame';
import { Markdown } from './Markdown';
import type { PluginPanel } from './panels';
import classes from './Panel.module.css';
import { RecordTable } from './RecordTable';

const ChartPanel = lazy(async () => ({ default: (await import('./ChartPanel')).ChartPanel }));

interface Props {
  of: PluginPanel;
  entity: string;
  record: Rec;
}

/** A panel with its name, as it stands at the side of a record's page or above it. */
export function SidePanel({ of, entity, record }: Props) {
  return (
    <section className={classes.panel} data-slot={of.panel.slot} aria-label={of.panel.label}>
      <div className={classes.head}>
        <h2 className={classes.title}>{of.panel.label}</h2>
        <span className={classes.from}>{of.plugin.id}</span>
      </div>
      <PanelBody of={of} entity={entity} record={record} />
    </section>
  );
}

/** What a panel shows: by the plugin's code, or by what it declares. */
export function PanelBody({ of: { plugin, panel }, entity, record }: Props) {
  if (panel.view === undefined) {
    return <Drawn plugin={plugin} kind="panels" name={panel.id} label={panel.label} given={{ entity, record }} waiting={<Skeleton height={44} radius={6} />} />;
  }
  return (
    <Boundary plugin={plugin} place={`panel ${panel.id}`} label={panel.label}>
      <Declared view={panel.view} entity={entity} record={record} label={panel.label} />
    </Boundary>
  );
}

function Declared({ view, entity, record, label }: { view: View; entity: string; record: Rec; label: string }) {
  switch (view.kind) {
    case 'facts':
      return <Facts entity={entity} record={record} fields={view.fields} />;
    case 'text':
      return <Markdown text={view.text} />;
    case 'frame':
      return <Frame address={view.address} entity={entity} record={record} fields={view.fields} label={label} />;
    case 'listing':
      return <Listing view={view} entity={entity} record={record} label={label} />;
    case 'chart':
      return <Charted view={view} entity={entity} record={record} />;
    default:
      throw new Error(`This version knows no panel of the kind ${String((view as { kind: unknown }).kind)}`);
  }
}

/** Fields with their values, without those that have none. */
export function Facts({ entity, record, fields }: { entity: string; record: Rec; fields: string[] }) {
  const meta = useMetaIfThere(entity);
  const shown = fields
    .map((name) => (meta === undefined ? undefined : fieldOf(meta, name)))
    .filter((field) => field !== undefined)
    .filter((field) => isShown(field) && record[field.name] !== null && record[field.name] !== undefined);
  return (
    <dl className={classes.facts}>
      {shown.map((field) => (
        <div key={field.name}>
          <dt>{field.label}</dt>
          <dd>
            <Value field={field} value={record[field.name]} record={record} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What a panel asks of records that point to the one of the page, once it is known what those are. */
function useAsked(view: { entity: string; where: Condition; by: string | null }, entity: string, record: Rec): { of: EntityMeta; where: Condition } | undefined {
  const of = useMetaIfThere(view.entity);
  if (of === undefined) {
    return undefined;
  }
  const back = view.by === null ? undefined : fieldOf(of, view.by);
  // by a field that is not there for this user, the server says so
  const points = view.by === null ? undefined : pointsTo(back ?? { name: view.by, type: 'reference' }, { entity, id: record.id });
  return { of, where: both(view.where, points) };
}

function Listing({ view, entity, record, label }: { view: Extract<View, { kind: 'listing' }>; entity: string; record: Rec; label: string }) {
  const here = useMetaIfThere(entity);
  const asked = useAsked(view, entity, record);
  if (asked === undefined || here === undefined) {
    return <Skeleton height={44} radius={6} />;
  }
  return <RecordTable entity={view.entity} where={asked.where} sort={view.sort} columns={view.columns} limit={Math.min(view.limit, 50)} label={`${label}: ${titleOf(here, record)}`} />;
}

function Charted({ view, entity, record }: { view: Extract<View, { kind: 'chart' }>; entity: string; record: Rec }) {
  const asked = useAsked(view, entity, record);
  return asked === undefined ? <Skeleton height={44} radius={6} /> : <ChartPanel view={view} meta={asked.of} where={asked.where} />;
}
