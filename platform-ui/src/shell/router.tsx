import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { deskOf } from '../api/records';
import { viewsOf } from '../api/views';
import { late } from '../i18n/messages';
import { metaOf } from '../meta/meta';
import { ListPage } from '../list/ListPage';
import { readListState } from '../list/state';
import { Missing, PageTrouble, Shell } from './Shell';

const root = createRootRouteWithContext<{ client: QueryClient }>()({ component: Shell, notFoundComponent: Missing, errorComponent: PageTrouble });

const home = createRoute({ getParentRoute: () => root, path: '/', component: lazyRouteComponent(() => import('../pages/Home'), 'Home') });

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
  loader: ({ context, params }) => {
    const entity = `${params.plugin}.${params.entity}`;
    return Promise.all([context.client.ensureQueryData(metaOf(entity)), context.client.ensureQueryData(deskOf(entity, params.id)), late]);
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
