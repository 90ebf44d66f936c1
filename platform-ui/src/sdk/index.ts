import { useContext } from 'react';
import { HostContext } from '../plugins/context';
import { useMeta as useMetaOf } from '../meta/meta';
import { useRecordOf, useRecordsOf } from '../plugins/hooks';
import type { Host, Meta, Page, PluginModule, Query, Rec } from './contract';

export type * from './contract';

/** What a module exports as its default: the parts that the plugin's Java declares. */
export function definePlugin(module: PluginModule): PluginModule {
  return module;
}

/** The host of the part in which this is called. */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (host === undefined) {
    throw new Error('useHost is called outside of a part of a plugin');
  }
  return host;
}

/** A record, up to date; the part waits until it is there. */
export function useRecord(entity: string, id: string): Rec {
  return useRecordOf(entity, id);
}

/** Records that a query finds, up to date; the part waits until they are there. */
export function useRecords(entity: string, query: Query = {}): Page {
  return useRecordsOf(entity, query);
}

/** What is known of an entity; the part waits until it is there. */
export function useMeta(entity: string): Meta {
  return useMetaOf(entity);
}
