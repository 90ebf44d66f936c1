import { Button, Textarea, Tooltip } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { create, refresh } from '../api/records';
import { wordsOf } from '../fields/text';
import { IconTypography } from '../icons';
import type { FieldMeta } from '../meta/types';
import { useApp } from '../shell/app';
import { sayTrouble } from '../shell/toasts';
import classes from './TimeLine.module.css';

const RichEdit = lazy(async () => ({ default: (await import('../fields/richEdit')).RichEdit }));

/** The draft of a formatted comment begins so; of a plain one it is the text itself. */
const FORMATTED = '<!--rich-->';

/** What is typed and not sent yet survives leaving the page and an end of the session. */
export function Composer({ entity, id }: { entity: string; id: string }) {
  const { t } = useApp();
  const client = useQueryClient();
  const kept = `kontor.draft.${id}`;
  const [draft, setDraft] = useState(() => sessionStorage.getItem(kept) ?? '');
  const [busy, setBusy] = useState(false);
  const isRich = draft.startsWith(FORMATTED);
  const text = isRich ? draft.slice(FORMATTED.length) : draft;
  const isEmpty = (isRich ? wordsOf(text) : text.trim()) === '';
  const keepDraft = (next: string) => {
    setDraft(next);
    if (next === '') {
      sessionStorage.removeItem(kept);
    } else {
      sessionStorage.setItem(kept, next);
    }
  };

  async function send() {
    if (isEmpty || busy) {
      return;
    }
    setBusy(true);
    try {
      await create('system.comment', { about: { entity, id }, text: isRich ? text : markupOf(text.trim()) }, crypto.randomUUID());
      keepDraft('');
      refresh(client, entity, id);
    } catch (refused) {
      sayTrouble(refused, t);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      className={classes.composer}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDownCapture={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          event.stopPropagation();
          void send();
        }
      }}
    >
      {isRich ? (
        <Suspense fallback={<div className={classes.coming} />}>
          <RichEdit id={`comment-${id}`} field={COMMENT} label={t('time.write')} placeholder={t('time.write')} bare autoFocus value={text} onChange={(next) => keepDraft(FORMATTED + String(next ?? ''))} />
        </Suspense>
      ) : (
        <Textarea
          variant="unstyled"
          autosize
          minRows={2}
          maxRows={10}
          aria-label={t('time.write')}
          placeholder={t('time.write')}
          value={text}
          onChange={(event) => keepDraft(event.currentTarget.value)}
        />
      )}
      <div className={classes.send}>
        <Tooltip label={t(isRich ? 'time.plain' : 'time.format')}>
          <Button
            variant="subtle"
            color="gray"
            aria-pressed={isRich}
            aria-label={t('time.format')}
            onClick={() => keepDraft(isRich ? wordsOf(text) : FORMATTED + markupOf(text))}
          >
            <IconTypography size={16} />
          </Button>
        </Tooltip>
        <Button type="submit" loading={busy} disabled={isEmpty} title="Ctrl Enter">
          {t('time.send')}
        </Button>
      </div>
    </form>
  );
}

const COMMENT: FieldMeta = { name: 'text', label: '', type: 'rich_text', from: 'system', system: false, required: true, unique: false, searchable: false, sensitive: false, encrypted: false, operators: [], sortable: false, summable: false, read: true, create: true, update: true };

/** Words as rich text: a paragraph for each that is set apart, and nothing in them is markup. */
function markupOf(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped === ''
    ? ''
    : escaped
        .split(/\n{2,}/)
        .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
        .join('');
}
