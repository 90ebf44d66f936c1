import { Button, Textarea, Tooltip } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useRef, useState } from 'react';
import { create, update } from '../api/records';
import { refresh } from '../api/refresh';
import { wordsOf } from '../fields/text';
import { IconTypography } from '../icons';
import { plainField } from '../meta/plain';
import type { Rec, RefValue } from '../meta/types';
import { useApp } from '../shell/app';
import { useOnce } from '../shell/once';
import { sayTrouble } from '../shell/toasts';
import { markupOf, mentionedIn, type Named, namesBegun, withName } from './mention';
import { isPlain } from './mentioned';
import { People, usePeople } from './People';
import classes from './TimeLine.module.css';

const RichEdit = lazy(async () => ({ default: (await import('../fields/richEdit')).RichEdit }));

/** The draft of a formatted comment begins so; of a plain one it is the text itself. */
const FORMATTED = '<!--rich-->';

interface Props {
  about: RefValue;
  /** What it answers. */
  answers?: Rec;
  /** What is written anew. */
  comment?: Rec;
  onDone?: () => void;
}

function begin(comment: Rec | undefined): string {
  const markup = String(comment?.text ?? '');
  return isPlain(markup) ? wordsOf(markup) : FORMATTED + markup;
}

/** Where somebody writes a comment. What is typed and not sent yet survives leaving the page and an end of the session. */
export function Composer({ about, answers, comment, onDone }: Props) {
  const { t } = useApp();
  const client = useQueryClient();
  const once = useOnce();
  const box = useRef<HTMLTextAreaElement>(null);
  const kept = `kontor.draft.${comment?.id ?? answers?.id ?? about.id}`;
  const [draft, setDraft] = useState(() => sessionStorage.getItem(kept) ?? begin(comment));
  const [named, setNamed] = useState<Named[]>(() => ((comment?.mentions as RefValue[] | null) ?? []).map(({ id, title }) => ({ id, name: title ?? '' })));
  const [at, setAt] = useState<number>();
  const [busy, setBusy] = useState(false);
  const isRich = draft.startsWith(FORMATTED);
  const text = isRich ? draft.slice(FORMATTED.length) : draft;
  const words = isRich ? wordsOf(text) : text.trim();
  const people = usePeople(at === undefined || isRich ? undefined : namesBegun(text, at));

  function write(next: string, caret: number | null) {
    setDraft(next);
    setAt(caret ?? undefined);
    if (next === '') {
      sessionStorage.removeItem(kept);
    } else {
      sessionStorage.setItem(kept, next);
    }
  }

  function choose(person: Named) {
    const { text: next, caret } = withName(text, at ?? text.length, person.name);
    setNamed((before) => [...before.filter((each) => each.id !== person.id), person]);
    write(next, null);
    // once the text is there
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(caret, caret);
    });
  }

  async function send() {
    if (words === '' || busy) {
      return;
    }
    setBusy(true);
    const values = { text: isRich ? text : markupOf(words), mentions: mentionedIn(words, named) };
    try {
      if (comment === undefined) {
        const sent = { about: { entity: about.entity, id: about.id }, ...(answers === undefined ? {} : { answers: answers.id }), ...values };
        await create('system.comment', sent, once(sent));
        once.done();
      } else {
        await update('system.comment', comment.id, comment.version, values);
      }
      write('', null);
      refresh(client, about.entity, about.id);
      onDone?.();
    } catch (refused) {
      sayTrouble(refused, t);
    } finally {
      setBusy(false);
    }
  }

  const label = t(comment !== undefined ? 'time.change' : answers !== undefined ? 'time.answer_to' : 'time.write', { who: String(answers?.author ?? '') });
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
          <RichEdit id={`comment-${comment?.id ?? answers?.id ?? about.id}`} field={COMMENT} label={label} placeholder={label} bare autoFocus value={text} onChange={(next) => write(FORMATTED + String(next ?? ''), null)} />
        </Suspense>
      ) : (
        <Textarea
          ref={box}
          variant="unstyled"
          autosize
          minRows={2}
          maxRows={10}
          autoFocus={onDone !== undefined}
          aria-label={label}
          placeholder={label}
          value={text}
          {...people.box}
          onChange={(event) => write(event.currentTarget.value, event.currentTarget.selectionStart)}
          onBlur={() => setAt(undefined)}
          onKeyDown={(event) => {
            if (!people.onKey(event, choose, () => setAt(undefined)) && event.key === 'Escape') {
              // whoever has said what there was to say goes on by keys of the page
              event.currentTarget.blur();
              onDone?.();
            }
          }}
        />
      )}
      <People of={people} onChoose={choose} />
      <div className={classes.send}>
        <Tooltip label={t(isRich ? 'time.plain' : 'time.format')}>
          <Button variant="subtle" color="gray" aria-pressed={isRich} aria-label={t('time.format')} onClick={() => write(isRich ? words : FORMATTED + markupOf(text), null)}>
            <IconTypography size={16} />
          </Button>
        </Tooltip>
        <span className={classes.hint}>{isRich ? '' : t('time.mention_hint')}</span>
        {onDone !== undefined && (
          <Button variant="default" onClick={onDone}>
            {t('action.cancel')}
          </Button>
        )}
        <Button type="submit" loading={busy} disabled={words === ''} title="Ctrl Enter">
          {t(comment === undefined ? 'time.send' : 'action.save')}
        </Button>
      </div>
    </form>
  );
}

const COMMENT = plainField({ name: 'text', label: '', type: 'rich_text', required: true });
