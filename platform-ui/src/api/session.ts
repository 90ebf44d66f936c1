import { ask, sayLost, setCsrf } from './client';
import { Problem } from './problem';

export interface Person {
  id: string;
  login: string;
  name: string;
  email: string | null;
  locale: string;
  zone: string;
}

export interface Session {
  user: Person;
  administrator: boolean;
  csrf: string;
  must_change_password: boolean;
  expires_at: string;
  /** From where a stream of events tells all that changes in what is read after the session. */
  events: string;
  settings: { page_size?: number; start_page?: string | null; theme?: string; density?: string };
  teams: { id: string; name: string }[];
  roles: { id: string; name: string; label: string }[];
  permissions: string[];
  entities: Record<string, Record<string, string[]>>;
}

/** That somebody signed in from here: the session itself lies in a cookie that no script reads. */
const BEGUN = 'kontor.session';

/** Between the pages of this browser: what is stored here is taken away by a sign-out without a word to the others. */
const pages = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(BEGUN);

/** Is told when somebody signs in by another page of this browser, or out, which is undefined; answers how to stop listening. */
export function onSessionElsewhere(listener: (who: string | undefined) => void): () => void {
  const hear = ({ data }: MessageEvent<{ who?: string }>) => listener(data.who);
  pages?.addEventListener('message', hear);
  return () => pages?.removeEventListener('message', hear);
}

/** Asks whether the session goes on; where it does not, that is told as of any request. */
export async function stillThere(): Promise<void> {
  try {
    await ask('session');
  } catch (error) {
    if (error instanceof Problem && error.status === 401) {
      sayLost();
    }
  }
}

/** Whether somebody has signed in from here, and not out; the server may have ended it since. */
export function isKnown(): boolean {
  return localStorage.getItem(BEGUN) !== null;
}

/**
 * Who is signed in; undefined when nobody is.
 *
 * @param isTold another page has said that somebody is, which what is stored here may not know yet
 */
export async function current(isTold = false): Promise<Session | undefined> {
  if (!isTold && !isKnown()) {
    return undefined;
  }
  try {
    return begun(await ask<Session>('session'));
  } catch (error) {
    if (error instanceof Problem && error.status === 401) {
      localStorage.removeItem(BEGUN);
      return undefined;
    }
    throw error;
  }
}

export async function signIn(user: string, password: string): Promise<Session> {
  const session = begun(await ask<Session>('session', { method: 'POST', body: { user, password } }));
  pages?.postMessage({ who: session.user.id });
  return session;
}

export async function changePassword(present: string, password: string): Promise<Session> {
  return begun(await ask<Session>('session/password', { method: 'POST', body: { present, password } }));
}

export async function signOut(): Promise<void> {
  await ask('session', { method: 'DELETE' });
  // drafts are whoever's wrote them
  Object.keys(sessionStorage)
    .filter((key) => key.startsWith('kontor.draft.'))
    .forEach((key) => sessionStorage.removeItem(key));
  localStorage.removeItem(BEGUN);
  setCsrf('');
  pages?.postMessage({});
}

function begun(session: Session): Session {
  localStorage.setItem(BEGUN, 'yes');
  setCsrf(session.csrf);
  return session;
}
