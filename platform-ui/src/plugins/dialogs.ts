import type { FormField } from '../sdk/contract';

export interface Question {
  title: string;
  text?: string;
  button: string;
  danger?: boolean;
}

export interface FormQuestion {
  title: string;
  text?: string;
  button?: string;
  fields: FormField[];
  values?: Record<string, unknown>;
}

export type Asked = (Question & { fields?: undefined; answer: (yes: boolean) => void }) | (FormQuestion & { answer: (values: Record<string, unknown> | false) => void });

let asked: Asked | undefined;
const listeners = new Set<() => void>();

function set(next: Asked | undefined): void {
  asked = next;
  listeners.forEach((listener) => listener());
}

/** Asks whoever works here; one question at a time: one that is still open when another comes is answered with no. */
export function confirm(question: Question): Promise<boolean> {
  asked?.answer(false);
  return new Promise((resolve) => {
    set({
      ...question,
      answer: (yes: boolean) => {
        set(undefined);
        resolve(yes);
      },
    });
  });
}

/** Asks whoever works here for some values; nothing when they give it up. */
export function form(question: FormQuestion): Promise<Record<string, unknown> | undefined> {
  asked?.answer(false);
  return new Promise((resolve) => {
    set({
      ...question,
      answer: (values: Record<string, unknown> | false) => {
        set(undefined);
        resolve(values === false ? undefined : values);
      },
    });
  });
}

export const question = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  now: () => asked,
};
