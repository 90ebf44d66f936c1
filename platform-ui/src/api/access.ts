import { queryOptions } from '@tanstack/react-query';
import { ask } from './client';

/** Somebody signed in somewhere. */
export interface OpenSession {
  id: string;
  current: boolean;
  created_at: string;
  last_seen: string;
  expires_at: string;
  agent: string | null;
  address: string | null;
}

export const sessions = queryOptions({
  queryKey: ['access', 'sessions'],
  queryFn: async ({ signal }) => (await ask<{ sessions: OpenSession[] }>('session/all', { signal })).sessions,
});

/** Ends one session, or all others. */
export function endSession(id?: string): Promise<void> {
  return ask<void>(id === undefined ? 'session/all' : `session/all/${id}`, { method: 'DELETE' });
}

/** What a program speaks for somebody with. */
export interface Token {
  id: string;
  name: string;
  read_only: boolean;
  created_at: string;
  expires_at: string;
  last_used_at: string | null;
  revoked_at: string | null;
}

export const tokens = queryOptions({
  queryKey: ['access', 'tokens'],
  queryFn: async ({ signal }) => (await ask<{ tokens: Token[] }>('tokens', { signal })).tokens,
});

/** The secret is in this answer and nowhere else. */
export function makeToken(name: string, expires: string, readOnly: boolean): Promise<Token & { secret: string }> {
  return ask(`tokens`, { method: 'POST', body: { name, expires_at: expires, read_only: readOnly } });
}

export function revokeToken(id: string): Promise<void> {
  return ask<void>(`tokens/${id}`, { method: 'DELETE' });
}

/** A password that has to be changed at the next signing in; it is in this answer and nowhere else. */
export async function oneTimePassword(user: string): Promise<string> {
  return (await ask<{ one_time_password: string }>(`users/${user}/password`, { method: 'POST', body: {} })).one_time_password;
}
