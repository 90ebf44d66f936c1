export type Messages = Record<string, string>;

/** The languages that the client speaks, by the tag that the server is asked with. */
export const LANGUAGES = { en: 'English', cs: 'Čeština', pl: 'Polski', de: 'Deutsch', zh: '中文' } as const;
export type Language = keyof typeof LANGUAGES;

const files: Record<Language, () => Promise<{ default: Messages }>> = {
  en: () => import('./en.json'),
  cs: () => import('./cs.json'),
  pl: () => import('./pl.json'),
  de: () => import('./de.json'),
  zh: () => import('./zh.json'),
};

/** What is said where not even the texts could be had. */
export const LAST_WORDS: Messages = {
  'trouble.title': 'Something went wrong',
  'trouble.unreachable': 'The server cannot be reached',
  'trouble.unreachable_text': 'The server does not answer. Check the connection, then try again.',
  'trouble.unloaded': 'A part of the client could not be loaded: the server does not answer, or it is newer than this page. Load the page anew.',
  'trouble.failed': 'The server failed ({status}). Try again; if it goes on, tell your administrator.',
  'trouble.busy': 'The server is busy and did not take this.',
  'trouble.wait': '{count, plural, one {Try again in # second.} other {Try again in # seconds.}}',
  'trouble.again': 'Try again',
};

/** What a language says; each says all, so that nobody loads a second one. */
export async function messagesOf(language: Language): Promise<Messages> {
  return (await files[language]()).default;
}

/** The nearest language that the client speaks to one that a user or a browser names. */
export function nearest(...tags: readonly (string | undefined)[]): Language {
  for (const tag of tags) {
    const base = tag?.toLowerCase().split(/[-_]/)[0];
    if (base !== undefined && base in LANGUAGES) {
      return base as Language;
    }
  }
  return 'en';
}
