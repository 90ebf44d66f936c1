import { createContext, useContext } from 'react';
import type { Session } from '../api/session';

/** Translates a message; values are put into it by name. */
export type Translate = (key: string, values?: Record<string, string | number>) => string;

export interface App {
  session: Session;
  locale: string;
  zone: string;
  t: Translate;
  setLocale: (tag: string) => void;
  /** Asks anew who is signed in, and what they set. */
  renew: () => Promise<void>;
}

export const AppContext = createContext<App | undefined>(undefined);

export function useApp(): App {
  const app = useContext(AppContext);
  if (app === undefined) {
    throw new Error('used outside of the application');
  }
  return app;
}
