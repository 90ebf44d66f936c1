import { useCallback, useEffect, useRef, useState } from 'react';
import { upload } from '../../api/client';
import { create } from '../../api/records';
import type { FileValue } from './kinds';

/** A file on its way to a record, or one that was refused. */
export interface Upload {
  key: string;
  file: File;
  /** From 0 to 1. */
  share: number;
  /** Why it did not come about. */
  refusal?: unknown;
}

/** How many go at once: more would only wait for one another. */
const AT_ONCE = 2;

/** Files that go to a record one after the other, each with its progress; one that is refused says so and holds up none of the others. */
export function useUploads(entity: string, id: string, onAdded: () => void) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const waiting = useRef<Upload[]>([]);
  const going = useRef(new Map<string, AbortController>());
  const count = useRef(0);
  const added = useRef(onAdded);
  added.current = onAdded;

  useEffect(() => {
    const all = going.current;
    return () => {
      waiting.current = [];
      all.forEach((each) => each.abort());
    };
  }, []);
  const change = useCallback((key: string, to: Partial<Upload>) => setUploads((before) => before.map((each) => (each.key === key ? { ...each, ...to } : each))), []);
  const drop = useCallback((key: string) => setUploads((before) => before.filter((each) => each.key !== key)), []);

  const next = useCallback(() => {
    while (going.current.size < AT_ONCE && waiting.current.length > 0) {
      const one = waiting.current.shift()!;
      const control = new AbortController();
      going.current.set(one.key, control);
      void (async () => {
        try {
          const made = await upload<FileValue>(`files?name=${encodeURIComponent(one.file.name)}`, one.file, (share) => change(one.key, { share }), control.signal);
          await create('system.attachment', { about: { entity, id }, file: made.id }, crypto.randomUUID());
          drop(one.key);
          added.current();
        } catch (refusal) {
          if (control.signal.aborted) {
            drop(one.key);
          } else {
            change(one.key, { refusal });
          }
        } finally {
          going.current.delete(one.key);
          next();
        }
      })();
    }
  }, [change, drop, entity, id]);

  const add = useCallback(
    (files: File[]) => {
      const fresh = files.map((file) => ({ key: `${count.current++}`, file, share: 0 }));
      waiting.current.push(...fresh);
      setUploads((before) => [...before, ...fresh]);
      next();
    },
    [next],
  );
  const leave = useCallback(
    (key: string) => {
      waiting.current = waiting.current.filter((each) => each.key !== key);
      going.current.get(key)?.abort();
      drop(key);
    },
    [drop],
  );
  const again = useCallback(
    (one: Upload) => {
      drop(one.key);
      add([one.file]);
    },
    [add, drop],
  );
  return { uploads, add, leave, again };
}
