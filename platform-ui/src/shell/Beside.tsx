import { Component, type ReactNode, Suspense } from 'react';
import { type Translate, useApp } from './app';
import { isUnloaded, sayTrouble } from './toasts';

/** What opens beside a page and is loaded by then: where it cannot be had, that is said, and the page stays with all that was typed. */
export function Beside({ children }: { children: ReactNode }) {
  const { t } = useApp();
  return (
    <Catch t={t}>
      <Suspense>{children}</Suspense>
    </Catch>
  );
}

class Catch extends Component<{ t: Translate; children: ReactNode }, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidCatch(error: unknown) {
    if (isUnloaded(error)) {
      sayTrouble(error, this.props.t, () => window.location.reload());
    }
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error !== undefined && !isUnloaded(error)) {
      throw error;
    }
    return error === undefined ? this.props.children : null;
  }
}
