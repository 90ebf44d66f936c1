import { ask, setCsrf } from './client';

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
  settings: { page_size?: number; start_page?: string | null; theme?: string; density?: string };
  teams: { id: string; name: string }[];
  roles: { id: string; name: string; label: string }[];
  permissions: string[];
  entities: Record<string, Record<string, string[]>>;
}

/** Who signed in from here, for this page and others of this browser: the session itself lies in a cookie that no script reads. */
const BEGUN = 'kontor.session';

/** Is told when somebody signs in by another page of this browser, or out, which is undefined; answers how to stop listening. */
export function onSessionElsewhere(listener: (who: string | undefined) => void): () => void {
  const hear = (event: StorageEvent) => {
    if (event.key === BEGUN) {
      listener(event.newValue ?? undefined);
    }
  };
  window.addEventListener('storage', hear);
  return () => window.removeEventListener('storage', hear);
}

/** Who is signed in; undefined when nobody is. */
export async function current(): Promise<Session | undefined> {
  if (localStorage.getItem(BEGUN) === null) {
    return undefined;
  }
  try {
    return begun(await ask<Session>('session'));
  } catch (error) {
    if (error instanceof Error && 'status' in error && error.status === 401) {
      localStorage.removeItem(BEGUN);
      return undefined;
    }
    throw error;
  }
}

export async function signIn(user: string, password: string): Promise<Session> {
  return begun(await ask<Session>('session', { method: 'POST', body: { user, password } }));
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
}

function begun(session: Session): Session {
  localStorage.setItem(BEGUN, session.user.id);
  setCsrf(session.csrf);
  return session;
}
