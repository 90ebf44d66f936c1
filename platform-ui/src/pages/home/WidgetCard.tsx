import { Button, Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Component, type ReactNode, Suspense } from 'react';
import type { Widget } from '../../api/dashboards';
import { type Translate, useApp } from '../../shell/app';
import { ofPlugin } from './builtIn';
import { Closed } from './Closed';
import { KINDS } from './kinds';
import { isClosed, useSource } from './source';
import classes from './Widget.module.css';
import { useHeadline } from './words';
import { useWidgets } from '../../plugins/manifest';

/** A widget in its frame, which waits and fails by itself. */
export function WidgetCard({ widget, tools }: { widget: Widget; tools?: ReactNode }) {
  const { t } = useApp();
  const headline = useHeadline(widget);
  const kind = KINDS[widget.kind];
  const isShut = isClosed(widget) || kind === undefined;
  const title = isShut && widget.headline === undefined ? t('widget.closed_title') : headline;
  return (
    <section className={classes.card} aria-label={title}>
      <div className={classes.head}>
        <h2 className={classes.title} title={title}>
          {title}
        </h2>
        {tools ?? (!isShut && <All widget={widget} title={title} />)}
      </div>
      <div className={classes.body} inert={tools !== undefined}>
        {isShut ? (
          <Closed />
        ) : (
          <Catch key={JSON.stringify(widget)} t={t}>
            <Suspense fallback={<Skeleton height={32} radius={6} />}>
              <kind.Part widget={widget} />
            </Suspense>
          </Catch>
        )}
      </div>
    </section>
  );
}

/** Leads to the list of all that the widget asks for. */
function All({ widget, title }: { widget: Widget; title: string }) {
  const { t } = useApp();
  const declared = useWidgets().find((each) => each.id === widget.element);
  const source = useSource(declared === undefined ? widget : { ...widget, ...ofPlugin(declared) });
  if (source?.list === undefined) {
    return null;
  }
  const [plugin, entity] = source.meta.name.split('.') as [string, string];
  return (
    <Link className={classes.all} to="/$plugin/$entity" params={{ plugin, entity }} search={source.list} aria-label={t('widget.show_all_of', { what: title })}>
      {t('widget.show_all')}
    </Link>
  );
}

class Catch extends Component<{ t: Translate; children: ReactNode }, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render(): ReactNode {
    const { t, children } = this.props;
    const { error } = this.state;
    return error === undefined ? (
      children
    ) : (
      <div role="alert">
        <p className={classes.failed}>{error instanceof Error ? error.message : String(error)}</p>
        <Button size="compact-xs" variant="default" onClick={() => this.setState({ error: undefined })}>
          {t('trouble.again')}
        </Button>
      </div>
    );
  }
}
