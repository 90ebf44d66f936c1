import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { deskOf, recordOf } from '../api/records';
import { viewsOf } from '../api/views';
import { metaOf, pageOf } from '../meta/meta';
import type { RefValue } from '../meta/types';
import { ListPage } from '../list/ListPage';
import { readListState } from '../list/state';
import { Missing, PageTrouble, Shell } from './Shell';

/** What a page looks for or shows of several things, as its address says. */
export interface Sought {
  q?: string;
  part?: string;
  entity?: string;
}

function sought(search: Record<string, unknown>): Sought {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  return { q: text(search.q), part: text(search.part), entity: text(search.entity) };
}

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

const importing = createRoute({
  getParentRoute: () => root,
  path: '/$plugin/$entity/import',
  loader: ({ context, params }) => context.client.ensureQueryData(metaOf(`${params.plugin}.${params.entity}`)),
  component: lazyRouteComponent(() => import('../pages/imports/ImportPage'), 'ImportPage'),
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

/** Pages of the kernel's own: no plugin is called "system", so that none of its pages stands in their way. */
const mine = createRoute({ getParentRoute: () => root, path: '/settings', validateSearch: sought, component: lazyRouteComponent(() => import('../pages/settings/MySettings'), 'MySettings'), errorComponent: PageTrouble });

const administration = [
  createRoute({ getParentRoute: () => root, path: '/system', component: lazyRouteComponent(() => import('../pages/admin/Administration'), 'Administration'), errorComponent: PageTrouble }),
  createRoute({ getParentRoute: () => root, path: '/system/settings', validateSearch: sought, component: lazyRouteComponent(() => import('../pages/settings/AllSettings'), 'AllSettings'), errorComponent: PageTrouble }),
  createRoute({ getParentRoute: () => root, path: '/system/plugins', component: lazyRouteComponent(() => import('../pages/admin/Plugins'), 'Plugins'), errorComponent: PageTrouble }),
  createRoute({ getParentRoute: () => root, path: '/system/plan/$id', component: lazyRouteComponent(() => import('../pages/admin/PlanPage'), 'PlanPage'), errorComponent: PageTrouble }),
  createRoute({ getParentRoute: () => root, path: '/system/fields', validateSearch: sought, component: lazyRouteComponent(() => import('../pages/admin/OwnFields'), 'OwnFields'), errorComponent: PageTrouble }),
  createRoute({ getParentRoute: () => root, path: '/system/trash', validateSearch: sought, component: lazyRouteComponent(() => import('../pages/admin/Trash'), 'Trash'), errorComponent: PageTrouble }),
  createRoute({ getParentRoute: () => root, path: '/system/audit', validateSearch: sought, component: lazyRouteComponent(() => import('../pages/admin/Audit'), 'Audit'), errorComponent: PageTrouble }),
];

/** What hangs on a record is read on the record's page. */
const hanging = ['comment', 'attachment'].map((entity) =>
  createRoute({
    getParentRoute: () => root,
    path: `/system/${entity}/$id`,
    loader: async ({ context, params }) => {
      const { about } = await context.client.ensureQueryData(recordOf(`system.${entity}`, (params as { id: string }).id));
      throw redirect({ to: pageOf(about as RefValue), replace: true });
    },
    errorComponent: PageTrouble,
  }),
);

const pluginPage = () => lazyRouteComponent(() => import('../plugins/PluginPage'), 'PluginPage');

const own = createRoute({ getParentRoute: () => root, path: '/p/$plugin/$page', component: pluginPage(), errorComponent: PageTrouble });

const below = createRoute({ getParentRoute: () => root, path: '/p/$plugin/$page/$', component: pluginPage(), errorComponent: PageTrouble });

export const router = createRouter({
  routeTree: root.addChildren([home, mine, ...administration, ...hanging, list, importing, record, own, below]),
  defaultPreload: 'intent',
  defaultPreloadDelay: 60,
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  // set when the application is there
  context: { client: undefined as unknown as QueryClient },
});

/**
 * Asks for what a plugin's page is drawn from while it is still asked who is signed in: the server knows that by the cookie. Records wait,
 * since their changes are told from when the session was read.
 */
export function lookAhead(client: QueryClient, address: string): void {
  const [, plugin, entity, id] = /^\/([a-z]\w*)\/([a-z]\w*)(\/[0-9a-f-]{36})?$/.exec(address) ?? [];
  if (plugin === undefined || plugin === 'p' || plugin === 'system') {
    return;
  }
  const name = `${plugin}.${entity}`;
  void client.prefetchQuery({ ...metaOf(name), retry: false });
  if (id === undefined) {
    void client.prefetchQuery({ ...viewsOf(name), retry: false });
  }
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
