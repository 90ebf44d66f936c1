import { ask } from '../api/client';
import type { PluginModule } from '../sdk/contract';
import type { Manifest } from '../shell/manifest';

/** How long a module may take to come; what takes longer is most probably not coming. */
const PATIENCE = 8000;

/** After so many failures something is not tried again by itself in this tab. */
export const MOST_FAILURES = 3;

const loaded = new Map<string, Promise<PluginModule>>();
/** What could not be loaded. */
const missing = new Set<string>();
const attempts = new Map<string, number>();
const failures = new Map<string, number>();

/** A plugin's code, fetched when something of it is shown for the first time. */
export function moduleOf(plugin: Manifest): Promise<PluginModule> {
  const address = plugin.module;
  if (address === undefined) {
    return Promise.reject(new Error(`${plugin.id} has no module`));
  }
  let module = loaded.get(address);
  if (module === undefined) {
    module = load(plugin, address);
    // whoever shows it says what went wrong; nobody may be there any more to hear it
    module.catch(() => missing.add(address));
    loaded.set(address, module);
  }
  return module;
}

async function load(plugin: Manifest, address: string): Promise<PluginModule> {
  const attempt = attempts.get(address) ?? 0;
  if (plugin.style !== undefined) {
    link(plugin.id, plugin.style);
  }
  // its own imports are answered from here
  await import('./shared');
  // browsers remember for good that a module could not be had: another try needs another address
  const module = (await within(import(/* @vite-ignore */ attempt === 0 ? address : `${address}${address.includes('?') ? '&' : '?'}again=${attempt}`), PATIENCE)) as { default?: unknown };
  if (typeof module.default !== 'object' || module.default === null) {
    throw new Error(`${address} exports no plugin as its default`);
  }
  return module.default as PluginModule;
}

function within<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('It did not come in time')), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** A plugin's styles lie in a layer below the client's own, which they cannot override. */
function link(id: string, address: string): void {
  const known = `plugin-style-${id}`;
  const text = `@import url("${address}") layer(plugin);`;
  const before = document.getElementById(known);
  if (before?.textContent !== text) {
    const style = document.createElement('style');
    style.id = known;
    style.nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
    style.textContent = text;
    document.head.append(style);
    before?.remove();
  }
}

/** The next use fetches it again, where it could not be had; what is there and fails keeps its one copy, with what that remembers. */
export function again(plugin: Manifest): void {
  if (plugin.module !== undefined && missing.delete(plugin.module)) {
    loaded.delete(plugin.module);
    attempts.set(plugin.module, (attempts.get(plugin.module) ?? 0) + 1);
  }
}

/** Whether something failed so often that it rests. */
export function rests(plugin: Manifest, place: string): boolean {
  return (failures.get(keyOf(plugin, place)) ?? 0) >= MOST_FAILURES;
}

export function forgive(plugin: Manifest, place: string): void {
  failures.delete(keyOf(plugin, place));
}

const keyOf = (plugin: Manifest, place: string) => `${plugin.version ?? plugin.id} ${place}`;

/** Counts a failure, and tells the server's log. */
export function failed(plugin: Manifest, place: string, error: unknown): void {
  const key = keyOf(plugin, place);
  failures.set(key, (failures.get(key) ?? 0) + 1);
  tell(plugin, place, textOf(error));
}

/** Whether that comes in the log is of no consequence to who works here. */
export function tell(plugin: Manifest, place: string, message: string): void {
  const version = /\/([^/]+)\/$/.exec(plugin.version ?? '')?.[1] ?? '';
  ask('ui/failures', { method: 'POST', body: { plugin: plugin.id, version, place, message: message.slice(0, 500) } }).catch(() => undefined);
}

export function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
