import { darken, lighten, luminance, type MantineColorsTuple } from '@mantine/core';
import { useSyncExternalStore } from 'react';

/** The colour of buttons and links where the installation chose none. */
export const USUAL = '#5b5bd6';

/** WCAG 2.2 wants 4.5 of text; what is drawn on a tint of itself needs a little more. */
const READABLE = 5;
/** A button has to stand out from the dark page that it lies on. */
const STANDS_OUT = 2;
const DARK_PAGE = '#131416';
const STEP = 0.04;

export interface Accent {
  /** From palest to darkest; the seventh fills buttons, under white words. */
  shades: MantineColorsTuple;
  light: Tones;
  dark: Tones;
}

interface Tones {
  fill: string;
  /** Of words, on the page and on `soft`. */
  text: string;
  soft: string;
}

/**
 * All tones of one colour such as #2f6fed. One on which white words could not be read is taken darker, and one that a dark page
 * would swallow paler.
 */
export function accentOf(chosen: string): Accent {
  const legible = until(chosen, darken, (colour) => contrast(colour, '#ffffff') >= READABLE);
  const fill = until(legible, lighten, (colour) => contrast(colour, DARK_PAGE) >= STANDS_OUT);
  const soft = lighten(fill, 0.9);
  const softInDark = darken(fill, 0.64);
  return {
    shades: [
      lighten(fill, 0.92),
      lighten(fill, 0.83),
      lighten(fill, 0.67),
      lighten(fill, 0.5),
      lighten(fill, 0.33),
      lighten(fill, 0.14),
      fill,
      darken(fill, 0.1),
      darken(fill, 0.24),
      darken(fill, 0.38),
    ],
    light: { fill, soft, text: until(darken(fill, 0.1), darken, (colour) => contrast(colour, soft) >= READABLE) },
    dark: { fill, soft: softInDark, text: until(lighten(fill, 0.33), lighten, (colour) => Math.min(contrast(colour, softInDark), contrast(colour, DARK_PAGE)) >= READABLE) },
  };
}

/** From 1, alike, to 21, black and white, as WCAG 2.2 counts it. */
export function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function until(from: string, change: (colour: string, amount: number) => string, isEnough: (colour: string) => boolean): string {
  let [amount, colour] = [0, from];
  while (!isEnough(colour) && amount < 1) {
    amount += STEP;
    colour = change(from, amount);
  }
  return colour;
}

const KEPT = 'kontor.accent';
const FORM = /^#[0-9a-f]{6}$/i;
const listeners = new Set<() => void>();
// kept on the device, so that a page does not turn from one colour to another while it opens
let current = formed(localStorage.getItem(KEPT));

/** Has the pages drawn in the installation's colour; anything that is none of form #rrggbb is the usual one. */
export function setAccent(chosen: string | null | undefined): void {
  const now = formed(chosen);
  if (now !== current) {
    current = now;
    localStorage.setItem(KEPT, now);
    listeners.forEach((listener) => listener());
  }
}

/** A colour of form #rrggbb; the usual one for all else. */
export function formed(colour: string | null | undefined): string {
  return colour != null && FORM.test(colour) ? colour : USUAL;
}

/** The installation's colour, as #rrggbb. */
export function useAccent(): string {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
