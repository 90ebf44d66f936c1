import { Button, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { create, refresh, update } from '../api/records';
import { wordsOf } from '../fields/text';
import type { Rec, RefValue } from '../meta/types';
import { useApp } from '../shell/app';
import { sayTrouble } from '../shell/toasts';
import { markupOf, mentionedIn, type Named, namesBegun, withName } from './mention';
import { People, usePeople } from './People';
import classes from './TimeLine.module.css';

interface Props {
  about: RefValue;
  /** What it answers. */
  answers?: Rec;
  /** What is written anew. */
  comment?: Rec;
  onDone?: () => void;
}

/** Where somebody writes a comment. What is typed and not sent yet survives leaving the page and an end of the session. */
export function Composer({ about, answers, comment, onDone }: Props) {
  const { t } = useApp();
  const client = useQueryClient();
  const box = useRef<HTMLTextAreaElement>(null);
  const kept = `kontor.draft.${comment?.id ?? answers?.id ?? about.id}`;
  const [text, setText] = useState(() => sessionStorage.getItem(kept) ?? (comment === undefined ? '' : wordsOf(comment.text)));
  const [named, setNamed] = useState<Named[]>(() => ((comment?.mentions as RefValue[] | null) ?? []).map(({ id, title }) => ({ id, name: title ?? '' })));
  const [at, setAt] = useState<number>();
  const [busy, setBusy] = useState(false);
  const begun = at === undefined ? undefined : namesBegun(text, at);
  const people = usePeople(begun);

  function write(next: string, caret: number | null) {
    setText(next);
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
    if (text.trim() === '') {
      return;
    }
    setBusy(true);
    const values = { text: markupOf(text.trim()), mentions: mentionedIn(text, named) };
    try {
      if (comment === undefined) {
        await create('system.comment', { about: { entity: about.entity, id: about.id }, ...(answers === undefined ? {} : { answers: answers.id }), ...values }, crypto.randomUUID());
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
    >
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
          if (people.onKey(event, choose, () => setAt(undefined))) {
            return;
          }
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            void send();
          } else if (event.key === 'Escape' && onDone !== undefined) {
            onDone();
          }
        }}
      />
      <People of={people} onChoose={choose} />
      <div className={classes.send}>
        <span className={classes.hint}>{t('time.mention_hint')}</span>
        {onDone !== undefined && (
          <Button variant="default" onClick={onDone}>
            {t('action.cancel')}
          </Button>
        )}
        <Button type="submit" loading={busy} disabled={text.trim() === ''} title="Ctrl Enter">
          {t(comment === undefined ? 'time.send' : 'action.save')}
        </Button>
      </div>
    </form>
  );
}

/** A text with the people in it whom it mentions made visible. */
export function withMentions(text: string, mentioned: RefValue[]): ReactNode[] {
  const names = mentioned.map((each) => `@${each.title ?? ''}`).filter((name) => name.length > 1);
  const parts: ReactNode[] = [];
  let rest = text;
  while (rest !== '') {
    const next = names.map((name) => ({ name, at: rest.indexOf(name) })).filter((each) => each.at >= 0).sort((a, b) => a.at - b.at || b.name.length - a.name.length)[0];
    if (next === undefined) {
      parts.push(rest);
      break;
    }
    parts.push(
      rest.slice(0, next.at),
      <span key={parts.length} className={classes.mention}>
        {next.name}
      </span>,
    );
    rest = rest.slice(next.at + next.name.length);
  }
  return parts;
}
