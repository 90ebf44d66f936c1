import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { deskOf } from '../api/records';
import { viewsOf } from '../api/views';
import { metaOf, pageOf } from '../meta/meta';
import type { RefValue } from '../meta/types';
import { ListPage } from '../list/ListPage';
import { readListState } from '../list/state';
import { Missing, PageTrouble, Shell } from './Shell';

const root = createRootRouteWithContext<{ client: QueryClient }>()({ component: Shell, notFoundComponent: Missing, errorComponent: PageTrouble });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  // the dashboard that is shown, where it is not the home
  validateSearch: (search: Record<string, unknown>): { board?: string } => (typeof search.board === 'string' ? { board: search.board } : {}),
  component: lazyRouteComponent(() => import('../pages/home/Home'), 'Home'),
});

const list = createRoute({
  getParentRoute: () => root,
  path: '/$plugin/$entity',
  validateSearch: readListState,
  loader: ({ context, params }) => {
    const entity = `${params.plugin}.${params.entity}`;
    // asked for at once and waited for by the list alone
    void context.client.prefetchQuery({ ...viewsOf(entity), retry: false });
    return context.client.ensureQueryData(metaOf(entity));
  },
  component: ListPage,
  errorComponent: PageTrouble,
});

const record = createRoute({
  getParentRoute: () => root,
  path: '/$plugin/$entity/$id',
  loader: async ({ context, params }) => {
    const entity = `${params.plugin}.${params.entity}`;
    const [meta, desk] = await Promise.all([context.client.ensureQueryData(metaOf(entity)), context.client.ensureQueryData(deskOf(entity, params.id))]);
    const about = meta.attached_to === undefined ? undefined : (desk.record[meta.attached_to] as RefValue | null);
    if (about) {
      // what hangs on a record is seen there
      throw redirect({ to: pageOf(about), replace: true });
    }
  },
  component: lazyRouteComponent(() => import('../record/RecordPage'), 'RecordPage'),
  errorComponent: PageTrouble,
});

const pluginPage = () => lazyRouteComponent(() => import('../plugins/PluginPage'), 'PluginPage');

const own = createRoute({ getParentRoute: () => root, path: '/p/$plugin/$page', component: pluginPage(), errorComponent: PageTrouble });

const below = createRoute({ getParentRoute: () => root, path: '/p/$plugin/$page/$', component: pluginPage(), errorComponent: PageTrouble });

export const router = createRouter({
  routeTree: root.addChildren([home, list, record, own, below]),
  defaultPreload: 'intent',
  defaultPreloadDelay: 60,
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  // set when the application is there
  context: { client: undefined as unknown as QueryClient },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
