import { Problem } from './problem';

const ROOT = '/api/v1/';

export interface Ask {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  body?: unknown;
  /** The version that a change is about; 428 without. */
  version?: number;
  /** The same of what has no version but a tag, such as settings. */
  tag?: string;
  /** Makes a repeated request one: a create or an action that is sent again is done once. */
  once?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

let csrf = '';
let language = 'en';
/** How often somebody signed in: an answer to what was asked before says nothing of the session that there is now. */
let sessions = 0;
const lost = new Set<() => void>();

/** The secret that each change of this session bears, and the language of the server's answers. */
export function setCsrf(secret: string): void {
  csrf = secret;
  sessions++;
}

/** Answers whether it is another one than before. */
export function setLanguage(tag: string): boolean {
  const isOther = tag !== language;
  language = tag;
  return isOther;
}

/** Is called when the server no longer knows the session; answers how to stop listening. */
export function onSessionLost(listener: () => void): () => void {
  lost.add(listener);
  return () => lost.delete(listener);
}

/** Tells whoever listens that the session is no longer known, unless somebody has signed in since. */
export function sayLost(session: number = sessions): void {
  if (session === sessions) {
    lost.forEach((listener) => listener());
  }
}

/** Asks the server. */
export async function ask<T>(path: string, how: Ask = {}): Promise<T> {
  const response = await send(path, how);
  return (response.status === 204 ? undefined : await read(response)) as T;
}

/** Asks for what is changed by its tag alone. */
export async function askTagged<T>(path: string, how: Ask = {}): Promise<{ value: T; tag: string }> {
  const response = await send(path, how);
  return { value: (await read(response)) as T, tag: response.headers.get('ETag') ?? '' };
}

/** Asks for many records at once, which go into a file as they come. */
export async function download(path: string, body: unknown): Promise<Blob> {
  return (await send(path, { method: 'POST', body, headers: { Accept: 'application/x-ndjson, application/problem+json' } })).blob();
}

/** What a file holds, to be shown here instead of saved. */
export async function content(path: string, signal?: AbortSignal): Promise<Blob> {
  return (await send(path, { signal, headers: { Accept: '*/*' } })).blob();
}

/** Sends a file and tells how much of it has gone; what the server refuses is thrown as by {@link ask}. */
export function upload<T>(path: string, file: Blob, onProgress: (share: number) => void, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    // fetch does not tell how far it is
    const request = new XMLHttpRequest();
    const session = sessions;
    request.open('POST', ROOT + path);
    const headers = { Accept: 'application/json', 'Accept-Language': language, 'X-CSRF-Token': csrf, 'Content-Type': file.type || 'application/octet-stream' };
    Object.entries(headers).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.upload.addEventListener('progress', (event) => event.lengthComputable && onProgress(event.loaded / event.total));
    request.addEventListener('error', () => reject(new Problem(0, { title: 'unreachable', code: 'UNREACHABLE' })));
    request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    request.addEventListener('load', () => {
      let answer: unknown;
      try {
        answer = JSON.parse(request.responseText);
      } catch {
        answer = {};
      }
      if (request.status >= 200 && request.status < 300) {
        resolve(answer as T);
        return;
      }
      if (request.status === 401) {
        sayLost(session);
      }
      reject(new Problem(request.status, answer as Record<string, unknown>, waitOf(request.getResponseHeader('Retry-After'))));
    });
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

/** Sends a line for each thing to do, and answers one for each. */
export async function askLines<T>(path: string, lines: unknown[], how: Pick<Ask, 'once' | 'signal'> = {}): Promise<T[]> {
  const response = await send(path, {
    ...how,
    method: 'POST',
    body: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
    headers: { Accept: 'application/x-ndjson, application/problem+json', 'Content-Type': 'application/x-ndjson' },
  });
  let text: string;
  try {
    text = await response.text();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') {
      throw error;
    }
    // it may all be done: what was to be said of it did not come through
    throw new Problem(0, { title: 'unreachable', code: 'UNREACHABLE' });
  }
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

async function read(response: Response): Promise<unknown> {
  const text = await response.text();
  const isJson = (response.headers.get('Content-Type') ?? '').includes('json');
  return isJson && text !== '' ? JSON.parse(text) : text;
}

/** Seconds; the other form, a date, nothing of ours tells. */
function waitOf(told: string | null): number | undefined {
  return told !== null && /^\d{1,6}$/.test(told) ? Number(told) : undefined;
}

/** Sends all requests but files, whose way is told; answers what the server has done, and throws what it refuses. */
async function send(path: string, how: Ask): Promise<Response> {
  const method = how.method ?? 'GET';
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': language, ...how.headers };
  if (method !== 'GET') {
    headers['X-CSRF-Token'] = csrf;
  }
  if (how.version !== undefined) {
    headers['If-Match'] = `"${how.version}"`;
  }
  if (how.tag !== undefined) {
    headers['If-Match'] = how.tag;
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
  const session = sessions;
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
    sayLost(session);
  }
  if (!response.ok) {
    const refusal = await read(response);
    throw new Problem(response.status, typeof refusal === 'object' && refusal !== null ? (refusal as Record<string, unknown>) : {}, waitOf(response.headers.get('Retry-After')));
  }
  return response;
}

/** Where a browser downloads something by itself, such as a file or an export. */
export function addressOf(path: string): string {
  return ROOT + path;
}
