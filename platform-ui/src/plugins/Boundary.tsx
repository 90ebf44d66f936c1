import { Button, Skeleton } from '@mantine/core';
import { Component, Suspense, type ReactNode } from 'react';
import { useApp } from '../shell/app';
import type { Manifest } from '../shell/manifest';
import classes from './Boundary.module.css';
import { again, failed, forgive, rests, textOf } from './load';

interface Props {
  plugin: Manifest;
  /** What failed, for the log: "panel score". */
  place: string;
  label: string;
  /** What is shown in place of what failed; a small box that says so, without it. */
  fallback?: ReactNode;
  waiting?: ReactNode;
  children: ReactNode;
}

/** Keeps what goes wrong in a plugin's part to that part: it waits by itself, and fails by itself. */
export function Boundary(props: Props) {
  return (
    <Catch key={props.plugin.version} {...props}>
      <Suspense fallback={props.waiting ?? <Skeleton height={14} width="70%" my={6} />}>{props.children}</Suspense>
    </Catch>
  );
}

interface State {
  hasFailed: boolean;
  error?: unknown;
}

class Catch extends Component<Props, State> {
  override state: State = { hasFailed: rests(this.props.plugin, this.props.place) };

  static getDerivedStateFromError(error: unknown): State {
    return { hasFailed: true, error };
  }

  override componentDidCatch(error: unknown): void {
    failed(this.props.plugin, this.props.place, error);
    // the box says whether that was once too often
    this.forceUpdate();
  }

  override render(): ReactNode {
    const { plugin, place, label, fallback, children } = this.props;
    const { hasFailed, error } = this.state;
    if (!hasFailed) {
      return children;
    }
    if (fallback !== undefined) {
      return fallback;
    }
    return (
      <Failed
        plugin={plugin}
        label={label}
        why={error === undefined ? undefined : textOf(error)}
        isResting={rests(plugin, place)}
        onAgain={() => {
          if (rests(plugin, place)) {
            forgive(plugin, place);
          }
          again(plugin);
          this.setState({ hasFailed: false, error: undefined });
        }}
      />
    );
  }
}

/** A small box in the place of what could not be shown. */
export function Failed({ plugin, label, why, isResting, onAgain }: { plugin: Manifest; label: string; why?: string; isResting?: boolean; onAgain: () => void }) {
  const { t } = useApp();
  return (
    <div className={classes.failed} role="status">
      <p className={classes.text}>{t(isResting ? 'plugin.rests' : 'plugin.failed', { what: label })}</p>
      <p className={classes.why}>
        {plugin.id}
        {why !== undefined && why !== '' && ` · ${why.slice(0, 200)}`}
      </p>
      <Button size="compact-xs" variant="default" onClick={onAgain}>
        {t('trouble.again')}
      </Button>
    </div>
  );
}
