import { afterEach, describe, expect, it, vi } from 'vitest';
import { createIntl } from 'react-intl';
import { ask } from '../src/api/client';
import { Problem } from '../src/api/problem';
import cs from '../src/i18n/cs.json';
import en from '../src/i18n/en.json';
import { isUnloaded, whyOf } from '../src/shell/toasts';

const say = (locale: string, messages: Record<string, string>) => {
  const intl = createIntl({ locale, messages });
  return (error: unknown) => whyOf(error, (id, values) => intl.formatMessage({ id }, values));
};
const english = say('en', en);

async function refusal(status: number, body: string, headers: Record<string, string>): Promise<Problem> {
  vi.stubGlobal('fetch', async () => new Response(body, { status, headers }));
  return ask('records/x/y').then(
    () => Promise.reject(new Error('nothing was refused')),
    (refused: Problem) => refused,
  );
}

afterEach(() => vi.unstubAllGlobals());

describe('a refusal', () => {
  it('of too much is told with when to try again', async () => {
    const refused = await refusal(429, JSON.stringify({ title: 'Too many requests', detail: 'Too many documents are being printed.' }), { 'Content-Type': 'application/problem+json', 'Retry-After': '7' });
    expect(english(refused)).toBe('Too many documents are being printed. Try again in 7 seconds.');
    expect(say('cs', cs)(refused)).toBe('Too many documents are being printed. Zkuste to znovu za 7 sekund.');
  });

  it('that says so itself, or of a second, is told as it is', async () => {
    const json = { 'Content-Type': 'application/problem+json' };
    expect(english(await refusal(429, JSON.stringify({ detail: 'Please try again in 42 seconds.' }), { ...json, 'Retry-After': '42' }))).toBe('Please try again in 42 seconds.');
    expect(english(await refusal(503, JSON.stringify({ detail: 'The database does not answer in time.' }), { ...json, 'Retry-After': '1' }))).toBe('The database does not answer in time.');
  });

  it.each([
    [503, '<html>Service Unavailable</html>', 'The server is busy and did not take this. Try again in 30 seconds.'],
    [500, '<html>oops</html>', 'The server failed (500). Try again; if it goes on, tell your administrator.'],
    [502, '<html>Bad Gateway</html>', 'The server does not answer. Check the connection, then try again.'],
  ])('of somebody in the server’s place (%i) is told in words', async (status, body, said) => {
    expect(english(await refusal(status, body, { 'Content-Type': 'text/html', ...(status === 503 ? { 'Retry-After': '30' } : {}) }))).toBe(said);
  });

  it('to load a part of the client is told apart from a fault of it', () => {
    expect(isUnloaded(new TypeError('Failed to fetch dynamically imported module: http://localhost/assets/Tree-1.js'))).toBe(true);
    expect(isUnloaded(new TypeError('error loading dynamically imported module: http://localhost/assets/Tree-1.js'))).toBe(true);
    expect(isUnloaded(new TypeError('x is not a function'))).toBe(false);
    expect(english(new TypeError('Importing a module script failed.'))).toContain('Load the page anew');
  });
});
