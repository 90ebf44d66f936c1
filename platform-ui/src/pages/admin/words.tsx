import { TextInput } from '@mantine/core';
import { LANGUAGES } from '../../i18n/messages';
import { useApp } from '../../shell/app';
import { unmarked } from '../../ui/fold';
import classes from './admin.module.css';

/** Labels by language, as plans take them. */
export type Words = Record<string, Record<string, string>>;

interface Props {
  /** What is said in each language: `label`, and of entities `plural` too. */
  keys: Record<string, string>;
  value: Words;
  onChange: (value: Words) => void;
}

/** What something is called in the other languages; whoever speaks one that is left out reads the label. */
export function WordsEdit({ keys, value, onChange }: Props) {
  const { t } = useApp();
  const set = (tag: string, key: string, text: string) => {
    const { [key]: _before, ...others } = value[tag] ?? {};
    onChange({ ...value, [tag]: text === '' ? others : { ...others, [key]: text } });
  };
  return (
    <fieldset className={classes.set}>
      <legend className={classes.label}>{t('own.words')}</legend>
      <div className={classes.form}>
        {Object.entries(LANGUAGES).map(([tag, language]) => (
          <div key={tag} className={Object.keys(keys).length > 1 ? classes.pair : undefined}>
            {Object.entries(keys).map(([key, label]) => (
              <TextInput key={key} label={`${language}: ${label}`} maxLength={200} value={value[tag]?.[key] ?? ''} onChange={(event) => set(tag, key, event.currentTarget.value)} />
            ))}
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/** Only what was said, and nothing where nothing was. */
export function said(words: Words): Words | undefined {
  const some = Object.entries(words).filter(([, texts]) => Object.keys(texts).length > 0);
  return some.length === 0 ? undefined : Object.fromEntries(some);
}

export function wordsOf(json: unknown): Words {
  try {
    return typeof json === 'string' && json !== '' ? (JSON.parse(json) as Words) : {};
  } catch {
    return {};
  }
}

/** A name for addresses and tables out of what something is called. */
export function nameOf(label: string): string {
  return unmarked(label)
    .toLowerCase()
    .replace(/ł/g, 'l')
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 40);
}
