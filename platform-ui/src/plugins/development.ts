import type { QueryClient } from '@tanstack/react-query';
import type { Manifest } from '../shell/manifest';
import { manifests } from '../shell/manifest';

/** Browsers have one copy of an address for as long as the page lives: a module that changed needs another one. */
let stamp = Date.now();

/** What plugins add, with the module of one of them where its author has it. What there is says the plugin's Java all the same. */
export function inPlace(plugins: Manifest[], { plugin, address }: { plugin: string; address: string }): Manifest[] {
  return plugins.map((each) => {
    if (each.id !== plugin || each.module === undefined) {
      return each;
    }
    const module = `${address}?t=${stamp}`;
    return { ...each, module, version: module, ...(each.style === undefined ? {} : { style: `${besides(address, each.module, each.style)}?t=${stamp}` }) };
  });
}

/** Style sheets lie to the module as they do in the jar. */
function besides(address: string, module: string, style: string): string {
  const [from, to] = [module.split('/'), style.split('/')];
  let shared = 0;
  while (shared < from.length - 1 && from[shared] === to[shared]) {
    shared += 1;
  }
  return new URL('../'.repeat(from.length - 1 - shared) + to.slice(shared).join('/'), address).href;
}

/** Everything that the module draws is drawn anew, by the module as it is now. */
export function drawAnew(client: QueryClient): void {
  stamp = Math.max(stamp + 1, Date.now());
  void client.invalidateQueries(manifests);
}
