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

/** That somebody signed in from here: the session itself lies in a cookie that no script reads. */
const BEGUN = 'kontor.session';

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
  localStorage.removeItem(BEGUN);
  setCsrf('');
}

function begun(session: Session): Session {
  localStorage.setItem(BEGUN, 'yes');
  setCsrf(session.csrf);
  return session;
}
