import { useComputedColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { createIntl, createIntlCache } from 'react-intl';
import { ask } from '../api/client';
import { create, keep, recordOf, remove, run, update } from '../api/records';
import { refresh } from '../api/refresh';
import { useFormats } from '../fields/formats';
import { written } from '../fields/written';
import { metaOf, pageOf, path } from '../meta/meta';
import type { Host } from '../sdk/contract';
import { useApp } from '../shell/app';
import { onChange } from '../shell/live';
import type { Manifest } from '../shell/manifest';
import { say, sayTrouble } from '../shell/toasts';
import { confirm, form } from './dialogs';
import { asked } from './hooks';
import { failed, tell } from './load';

const cache = createIntlCache();
const plain = (values: Record<string, unknown>) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, written(value)]));

/** Those of the last who asked, with what they were made of: each cell that a plugin draws asks for its host. */
let last: { of: unknown[]; hosts: (plugin: Manifest) => Host } | undefined;

/** Makes the hosts of plugins: what they may do, done by the same code as the client's own pages. */
export function useHosts(): (plugin: Manifest) => Host {
  const { t, session, locale, zone } = useApp();
  const formats = useFormats();
  const client = useQueryClient();
  const { navigate } = useRouter();
  const theme = useComputedColorScheme('light');
  const of = [t, session, locale, zone, formats, client, navigate, theme];
  if (last === undefined || of.some((part, index) => part !== last?.of[index])) {
    const known = new WeakMap<Manifest, Host>();
    const hosts = (plugin: Manifest) => {
      const host = known.get(plugin) ?? make(plugin);
      known.set(plugin, host);
      return host;
    };
    last = { of, hosts };
  }
  return last.hosts;

  function make(plugin: Manifest): Host {
    const intl = createIntl({ locale, messages: plugin.texts ?? {}, onError: () => undefined }, cache);
    return {
      plugin: { id: plugin.id },
      user: { id: session.user.id, login: session.user.login, name: session.user.name },
      locale,
      zone,
      theme,
      records: {
        get: (entity, id) => client.fetchQuery(recordOf(entity, id)),
        list: (entity, query = {}) => ask(`records/${path(entity)}/query`, { method: 'POST', body: asked(query) }),
        create: async (entity, values) => {
          const made = await create(entity, plain(values), crypto.randomUUID());
          refresh(client, entity);
          return made;
        },
        update: async (entity, record, values) => {
          const saved = await update(entity, record.id, record.version, plain(values));
          keep(client, entity, saved);
          refresh(client, entity, saved.id);
          return saved;
        },
        remove: async (entity, record) => {
          await remove(entity, record.id, record.version);
          refresh(client, entity);
        },
        act: async (entity, record, action, input = {}) => {
          const done = await run(entity, record.id, action, record.version, plain(input), crypto.randomUUID());
          refresh(client, entity, record.id);
          return done;
        },
      },
      http: {
        get: (address) => ask(address),
        post: (address, body) => ask(address, { method: 'POST', body: body ?? {} }),
        put: (address, body, version) => ask(address, { method: 'PUT', body: body ?? {}, version }),
        patch: (address, body, version) => ask(address, { method: 'PATCH', body: body ?? {}, version }),
        delete: (address, version) => ask(address, { method: 'DELETE', version }),
      },
      meta: (entity) => client.ensureQueryData(metaOf(entity)),
      can: (permission, entity) =>
        entity === undefined ? session.administrator || session.permissions.includes(permission) : (session.entities[entity]?.[permission] ?? []).length > 0,
      navigate: (to) => void navigate({ to }),
      href: (entity, id) => (id === undefined ? `/${path(entity)}` : pageOf({ entity, id })),
      refresh: (entity, id) => void refresh(client, entity, ...(id === undefined ? [] : [id])),
      notify: (message, undo) => say(message, undo === undefined ? undefined : t('action.undo'), undo),
      trouble: (error) => sayTrouble(error, t),
      confirm,
      form,
      settings: async <T,>() => {
        const { plugins } = await ask<{ plugins: { plugin: string; settings: { name: string; value?: unknown }[] }[] }>('settings');
        const own = plugins.find((each) => each.plugin === plugin.id)?.settings ?? [];
        return Object.fromEntries(own.filter((each) => each.value !== undefined).map((each) => [each.name, each.value])) as Partial<T>;
      },
      onChange: (listener) =>
        onChange((entity, id) => {
          try {
            listener(entity, id);
          } catch (error) {
            failed(plugin, 'onChange', error);
          }
        }),
      t: (key, values) => {
        const id = `${plugin.id}.ui.${key}`;
        return plugin.texts?.[id] === undefined ? key : intl.formatMessage({ id }, values);
      },
      format: formats,
      log: (message) => tell(plugin, 'log', message),
    };
  }
}
