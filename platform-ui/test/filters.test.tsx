import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FilterBuilder } from '../src/list/FilterBuilder';
import { Filters } from '../src/list/Filters';
import type { Node } from '../src/list/nodes';
import type { EntityMeta, FieldMeta } from '../src/meta/types';
import { type App, AppContext } from '../src/shell/app';

const field = (name: string, type: string, operators: string[]) => ({ name, label: name, type, read: true, update: true, operators }) as unknown as FieldMeta;
const meta = { name: 'x.y', label: 'One', plural: 'Many', title: ['name'], related: [], fields: [field('name', 'text', ['is']), field('size', 'integer', ['is'])] } as unknown as EntityMeta;
const app = { t: (key: string) => key, locale: 'en', zone: 'UTC' } as unknown as App;

const around = (children: ReactNode) => (
  <MantineProvider env="test">
    <QueryClientProvider client={new QueryClient()}>
      <AppContext.Provider value={app}>{children}</AppContext.Provider>
    </QueryClientProvider>
  </MantineProvider>
);

beforeEach(() => {
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('filters', () => {
  it('are opened when they are new, and what comes to stand in their place later is not', async () => {
    let nodes: Node[] = [];
    const part = () => around(<Filters meta={meta} nodes={nodes} onChange={(next) => (nodes = next)} />);
    const { rerender, container } = render(part());
    const said = () => container.querySelector('[aria-haspopup="dialog"]');
    fireEvent.click(screen.getByText('filter.add'));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'size' }));
    rerender(part());
    expect(said()?.getAttribute('aria-expanded')).toBe('true');
    nodes = [];
    rerender(part());
    expect(said()).toBeNull();
    nodes = [{ field: 'name', operator: 'is', value: 'x' }];
    rerender(part());
    expect(said()?.getAttribute('aria-expanded')).toBe('false');
  });

  it('that are built show what they ask when one before them is taken out', async () => {
    const asked = [3, 7].map((value): Node => ({ field: 'size', operator: 'is', value }));
    render(around(<FilterBuilder meta={meta} nodes={asked} onDone={() => undefined} onClose={() => undefined} />));
    const values = () => screen.getAllByLabelText('filter.value').map((each) => (each as HTMLInputElement).value);
    expect(values()).toEqual(['3', '7']);
    await act(async () => fireEvent.click(screen.getAllByLabelText('filter.remove_line')[0]!));
    expect(values()).toEqual(['7']);
  });

  it('that ask for one of several choices let one be chosen', async () => {
    const roles = { ...field('roles', 'choices', ['contains']), options: [{ name: 'customer', label: 'Customer', active: true }] } as FieldMeta;
    render(around(<FilterBuilder meta={{ ...meta, fields: [roles] }} nodes={[{ field: 'roles', operator: 'contains', value: 'customer' }]} onDone={() => undefined} onClose={() => undefined} />));
    const value = (await screen.findAllByLabelText('filter.value', undefined, { timeout: 20_000 })).find((each) => each instanceof HTMLInputElement);
    expect((value as HTMLInputElement).value).toBe('Customer');
  });
});
