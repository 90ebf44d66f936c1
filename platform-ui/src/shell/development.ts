const KEY = 'kontor.devplugin';

const told = document.querySelector<HTMLMetaElement>('meta[name="kontor-development"]')?.content ?? '';
const asked = new URLSearchParams(window.location.search).get('devplugin');
const written = /^(\w+)@(http.+)$/.exec(told);

/** The module that this page may load in place of the one in a plugin's jar: the server has said so, to an administrator who asked for it. */
export const development = written === null ? undefined : { plugin: written[1]!, address: written[2]! };

/** What was asked for and is not allowed. */
export const refused = development === undefined ? asked : null;

/** Asks the server for a page that may load it. */
export function ask(module: string): void {
  const address = new URL(window.location.href);
  address.searchParams.set('devplugin', module);
  window.location.replace(address);
}

/** This tab is like any other again. */
export function stop(): void {
  sessionStorage.removeItem(KEY);
  const address = new URL(window.location.href);
  address.searchParams.delete('devplugin');
  window.location.replace(address);
}

if (development !== undefined) {
  sessionStorage.setItem(KEY, told);
} else if (asked !== null) {
  sessionStorage.removeItem(KEY);
} else {
  // whoever works on a plugin reloads the page, and goes to others
  const kept = sessionStorage.getItem(KEY);
  if (kept !== null) {
    ask(kept);
  }
}
