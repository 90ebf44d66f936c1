import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState, type KeyboardEvent } from 'react';
import { ask } from '../api/client';
import { titleOf, useMetaIfThere } from '../meta/meta';
import type { Page } from '../meta/types';
import { Face } from '../ui/Face';
import type { Named } from './mention';
import classes from './TimeLine.module.css';

const MOST = 6;

export interface Offered {
  people: Named[];
  chosen: number;
  id: string;
  /** What the box in which one types has to say of it. */
  box: Record<string, unknown>;
  /** Whether a key was meant for the list. */
  onKey: (event: KeyboardEvent, choose: (person: Named) => void, close: () => void) => boolean;
}

/** Who may be meant by what is typed of a name; nobody while no name is typed. */
export function usePeople(begun: string | undefined): Offered {
  const id = useId();
  const meta = useMetaIfThere('system.user');
  const [moved, setMoved] = useState<{ of: string; to: number }>();
  const found = useQuery({
    queryKey: ['records', 'system.user', 'list', 'mention', begun],
    queryFn: ({ signal }) =>
      ask<Page>('records/system/user/query', {
        method: 'POST',
        signal,
        body: { where: { active: { is: true }, kind: { is: 'person' } }, fields: meta!.title, limit: MOST, ...(begun === '' ? {} : { q: begun }) },
      }),
    enabled: begun !== undefined && meta !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });
  const people = begun === undefined || meta === undefined ? [] : (found.data?.records ?? []).map((record) => ({ id: record.id, name: titleOf(meta, record) }));
  const chosen = moved?.of === begun && moved !== undefined ? Math.min(moved.to, people.length - 1) : 0;
  const isOpen = people.length > 0;
  return {
    people,
    chosen,
    id,
    box: {
      'aria-autocomplete': 'list',
      'aria-controls': isOpen ? id : undefined,
      'aria-activedescendant': isOpen ? `${id}-${chosen}` : undefined,
    },
    onKey: (event, choose, close) => {
      if (!isOpen || event.ctrlKey || event.metaKey) {
        return false;
      }
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (step !== 0) {
        setMoved({ of: begun!, to: (chosen + step + people.length) % people.length });
      } else if (event.key === 'Enter' || event.key === 'Tab') {
        choose(people[chosen]!);
      } else if (event.key === 'Escape') {
        close();
      } else {
        return false;
      }
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
  };
}

/** Those who may be meant, below what is typed. */
export function People({ of: { people, chosen, id }, onChoose }: { of: Offered; onChoose: (person: Named) => void }) {
  return people.length === 0 ? null : (
    <div className={classes.people} role="listbox" id={id} aria-label="@">
      {people.map((person, index) => (
        <div
          key={person.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === chosen}
          className={classes.person}
          // the box keeps the focus
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(person);
          }}
        >
          <Face id={person.id} title={person.name} round />
          {person.name}
        </div>
      ))}
    </div>
  );
}
