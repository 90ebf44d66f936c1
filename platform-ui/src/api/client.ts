import { Problem } from './problem';

const ROOT = '/api/v1/';

export interface Ask {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  body?: unknown;
  /** The version that a change is about; 428 without. */
  version?: number;
  /** Makes a repeated request one: a create or an action that is sent again is done once. */
  once?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

let csrf = '';
let language = 'en';
const lost = new Set<() => void>();

/** The secret that each change of this session bears, and the language of the server's answers. */
export function setCsrf(secret: string): void {
  csrf = secret;
}

export function setLanguage(tag: string): void {
  language = tag;
}

/** Is called when the server no longer knows the session; answers how to stop listening. */
export function onSessionLost(listener: () => void): () => void {
  lost.add(listener);
  return () => lost.delete(listener);
}

/** Asks the server; the only place from which requests are sent. */
export async function ask<T>(path: string, how: Ask = {}): Promise<T> {
  const method = how.method ?? 'GET';
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': language, ...how.headers };
  if (method !== 'GET') {
    headers['X-CSRF-Token'] = csrf;
  }
  if (how.version !== undefined) {
    headers['If-Match'] = `"${how.version}"`;
  }
  if (how.once !== undefined) {
    headers['Idempotency-Key'] = how.once;
  }
  let body: BodyInit | undefined;
  if (how.body instanceof Blob) {
    body = how.body;
  } else if (how.body !== undefined) {
    headers['Content-Type'] ??= 'application/json';
    body = typeof how.body === 'string' ? how.body : JSON.stringify(how.body);
  }
  let response: Response;
  try {
    response = await fetch(ROOT + path, { method, headers, body, signal: how.signal, credentials: 'same-origin' });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') {
      throw error;
    }
    throw new Problem(0, { title: 'unreachable', code: 'UNREACHABLE' });
  }
  if (response.status === 401 && path !== 'session') {
    lost.forEach((listener) => listener());
  }
  if (response.status === 204) {
    return undefined as T;
  }
  const text = await response.text();
  let parsed: unknown = text;
  if ((response.headers.get('Content-Type') ?? '').includes('json')) {
    parsed = text === '' ? undefined : JSON.parse(text);
  }
  if (!response.ok) {
    throw new Problem(response.status, typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {});
  }
  return parsed as T;
}

/** Where a browser downloads something by itself, such as a file or an export. */
export function addressOf(path: string): string {
  return ROOT + path;
}
