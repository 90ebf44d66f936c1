const KEY = 'kontor.safe';

if (new URLSearchParams(window.location.search).get('safe') === '1') {
  sessionStorage.setItem(KEY, 'yes');
}

/** Whether this tab was opened by an address with ?safe=1: plugins' own parts are left out until somebody leaves that. */
export function isSafe(): boolean {
  return sessionStorage.getItem(KEY) !== null;
}

export function leaveSafe(): void {
  sessionStorage.removeItem(KEY);
  window.location.assign('/');
}
