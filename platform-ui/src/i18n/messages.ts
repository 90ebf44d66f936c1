import en from 'virtual:english-first';

export type Messages = Record<string, string>;

/** The languages that the client speaks, by the tag that the server is asked with. */
export const LANGUAGES = { en: 'English', cs: 'Čeština', pl: 'Polski', de: 'Deutsch', zh: '中文' } as const;
export type Language = keyof typeof LANGUAGES;

const others: Record<Exclude<Language, 'en'>, () => Promise<{ default: Messages }>> = {
  cs: () => import('./cs.json'),
  pl: () => import('./pl.json'),
  de: () => import('./de.json'),
  zh: () => import('./zh.json'),
};

/** What English says on pages that come by themselves; they wait for it. */
export const late = import('virtual:english-late').then(
  (texts): Messages => texts.default,
  // without them there is still the page; each shows its name
  (): Messages => ({}),
);

/** What a language says; English comes with the page, so that there is always something to say, and is whole when {@link late} is there. */
export async function messagesOf(language: Language): Promise<Messages> {
  return language === 'en' ? en : { ...en, ...(await others[language]()).default };
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
