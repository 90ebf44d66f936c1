import { MantineProvider, Portal } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { type ComponentType, useCallback, useEffect, useMemo, useState } from 'react';
import { createIntl, createIntlCache } from 'react-intl';
import { onSessionLost, setLanguage } from '../api/client';
import { Problem } from '../api/problem';
import { current, isKnown, onSessionElsewhere, type Session } from '../api/session';
import { type Language, LAST_WORDS, type Messages, messagesOf, nearest } from '../i18n/messages';
import { themeOf, variablesOf } from '../theme';
import { accentOf, useAccent } from '../ui/accent';
import { AppContext, type App } from './app';
import type { EntranceProps } from './Entrance';
import { lookAhead, router } from './router';
import { Looks } from './theme';
import { Trouble } from './Trouble';

const LANGUAGE = 'kontor.language';
const cache = createIntlCache();

/** Whether somebody has begun to work on this page: only then it opens where they like to begin. */
let hasBegun = false;

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // a refusal is an answer: only a server that could not be reached is asked again
      retry: (failures, error) => error instanceof Problem && error.isUnreachable && failures < 3,
      retryDelay: (attempt) => Math.min(1000 * 2 ** attempt, 8000),
      refetchOnWindowFocus: false,
      gcTime: 10 * 60_000,
    },
    mutations: { retry: false },
  },
});

/** The application: language, session, then its pages. */
export function Root({ nonce }: { nonce?: string }) {
  const [language, setChosen] = useState<Language>(() => nearest(stored(), ...navigator.languages));
  const [messages, setMessages] = useState<Messages>();
  const [session, setSession] = useState<Session | null>();
  const [isLost, setLost] = useState(false);
  const [error, setError] = useState<Error>();
  const isIn = session != null && !session.must_change_password;
  const Entrance = useEntrance(isIn, session === undefined || (isIn && !isLost), setError);
  const colour = useAccent();
  const look = useMemo(() => {
    const accent = accentOf(colour);
    return { theme: themeOf(accent), cssVariablesResolver: variablesOf(accent) };
  }, [colour]);

  useEffect(() => {
    let isCurrent = true;
    setLanguage(language);
    document.documentElement.lang = language;
    messagesOf(language).then(
      (loaded) => isCurrent && setMessages(loaded),
      (failed: Error) => isCurrent && setError(failed),
    );
    return () => {
      isCurrent = false;
    };
  }, [language]);

  const begin = useCallback((begun: Session) => {
    const isFirst = !hasBegun;
    // what somebody says of themselves holds on each of their devices
    if (begun.user.locale !== 'und') {
      const own = nearest(begun.user.locale);
      localStorage.setItem(LANGUAGE, own);
      // what is asked for at once is asked in it, and what was asked before is thrown away
      if (setLanguage(own) && isFirst) {
        client.clear();
      }
      setChosen(own);
    }
    const start = begun.settings.start_page;
    if (!hasBegun && window.location.pathname === '/' && start != null && start !== '/') {
      router.history.replace(start);
    }
    hasBegun = true;
    setSession((before) => {
      if (before != null && before.user.id !== begun.user.id) {
        client.clear();
      }
      return begun;
    });
    setLost(false);
    if (!isFirst) {
      void client.invalidateQueries();
    }
  }, []);

  const start = useCallback(() => {
    setError(undefined);
    if (isKnown()) {
      lookAhead(client, window.location.pathname);
    }
    current().then(
      (there) => (there === undefined ? setSession(null) : begin(there)),
      (failed: Error) => setError(failed),
    );
  }, [begin]);

  const renew = useCallback(async () => {
    const there = await current();
    if (there !== undefined) {
      setSession(there);
    }
  }, []);

  const setLocale = useCallback((tag: string) => {
    localStorage.setItem(LANGUAGE, tag);
    setChosen(nearest(tag));
    // labels come from the server in the language of the question
    setTimeout(() => void client.resetQueries(), 0);
  }, []);

  useEffect(start, [start]);
  useEffect(() => onSessionLost(() => setLost(true)), []);
  const me = session?.user.id;
  useEffect(
    () =>
      onSessionElsewhere((who) => {
        if (who === undefined) {
          // what was typed here stays until it is known who goes on
          setLost(me !== undefined);
        } else if (me !== undefined && who !== me) {
          // nothing of the one is for the other
          window.location.reload();
        } else {
          // where it ended again meanwhile, the page goes on waiting as it is
          void current(true).then(
            (there) => there !== undefined && begin(there),
            () => undefined,
          );
        }
      }),
    [me, begin],
  );
  useEffect(() => {
    const hear = (event: StorageEvent) => {
      if (event.key === LANGUAGE && event.newValue !== null) {
        setLocale(event.newValue);
      }
    };
    window.addEventListener('storage', hear);
    return () => window.removeEventListener('storage', hear);
  }, [setLocale]);

  const app = useMemo<App | undefined>(() => {
    if (messages === undefined || session == null) {
      return undefined;
    }
    const intl = createIntl({ locale: language, messages, onError: () => undefined }, cache);
    return {
      session,
      locale: language,
      zone: session.user.zone === '' ? 'UTC' : session.user.zone,
      t: (key, values) => intl.formatMessage({ id: key }, values),
      setLocale,
      renew,
    };
  }, [messages, session, language, setLocale, renew]);

  const translate = useMemo(() => {
    const intl = createIntl({ locale: language, messages: messages ?? LAST_WORDS, onError: () => undefined }, cache);
    return (key: string, values?: Record<string, string | number>) => intl.formatMessage({ id: key }, values);
  }, [messages, language]);

  return (
    <MantineProvider {...look} defaultColorScheme="auto" getStyleNonce={nonce === undefined ? undefined : () => nonce}>
      <Notifications position="bottom-center" limit={3} />
      <QueryClientProvider client={client}>
        {error !== undefined ? (
          <Trouble t={translate} error={error} onRetry={messages === undefined ? () => window.location.reload() : start} />
        ) : messages === undefined ? null : session === null ? (
          <Entrance t={translate} language={language} onLanguage={setLocale} onBegun={begin} />
        ) : app === undefined ? null : app.session.must_change_password ? (
          <Entrance t={translate} language={language} onLanguage={setLocale} onBegun={begin} mustChange />
        ) : (
          <AppContext.Provider value={app}>
            <Looks session={app.session} />
            <RouterProvider router={router} context={{ client }} />
            {isLost && (
              // beside what is open: a dialog hides the rest of the page from readers
              <Portal>
                <Entrance t={translate} language={language} onLanguage={setLocale} onBegun={begin} again={app.session.user.login} />
              </Portal>
            )}
          </AppContext.Provider>
        )}
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** Milliseconds after which whoever works has the way in at hand, and after which it is asked for again. */
const AT_HAND = 5000;

/**
 * The way in, which is not loaded with the first page. Whoever works has it at hand soon: where a session ends because the server
 * was replaced, that has this file no longer, and what was typed must not be lost for it.
 *
 * @param isIn whether somebody works, whose page stays whatever becomes of it
 * @param canWait whether it is not asked for yet
 */
function useEntrance(isIn: boolean, canWait: boolean, onError: (error: Error) => void): ComponentType<EntranceProps> {
  const [entrance, setEntrance] = useState<ComponentType<EntranceProps>>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (entrance !== undefined) {
      return;
    }
    const failed = (error: Error) => (isIn ? setAttempt((before) => before + 1) : onError(error));
    const load = () => import('./Entrance').then((loaded) => setEntrance(() => loaded.Entrance), failed);
    const timer = setTimeout(load, canWait || attempt > 0 ? AT_HAND : 0);
    return () => clearTimeout(timer);
  }, [entrance, isIn, canWait, attempt, onError]);
  return entrance ?? Coming;
}

const Coming = () => null;

function stored(): string | undefined {
  return localStorage.getItem(LANGUAGE) ?? undefined;
}
