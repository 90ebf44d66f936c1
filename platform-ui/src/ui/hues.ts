/** A field whose values have hues. */
export interface Hued {
  name: string;
  options?: readonly { name: string }[];
}

/** Hues of the values of lists, worked out once for each. */
const known = new WeakMap<readonly { name: string }[], Map<string, number>>();

/**
 * Eight hues that stay apart from one another; which one a value has is the same everywhere. Values of one list have different ones
 * as long as there are enough, and keep theirs when others are added behind them.
 */
export function hueOf(value: string, field?: Hued): number {
  const options = field?.options;
  if (field === undefined || options === undefined) {
    return hash(value) % 8;
  }
  let hues = known.get(options);
  if (hues === undefined) {
    hues = new Map();
    const free = new Set<number>();
    for (const option of options) {
      if (free.size === 0) {
        HUES.forEach((_hue, index) => free.add(index));
      }
      let hue = hash(`${field.name}.${option.name}`) % 8;
      while (!free.has(hue)) {
        hue = (hue + 1) % 8;
      }
      free.delete(hue);
      hues.set(option.name, hue);
    }
    known.set(options, hues);
  }
  return hues.get(value) ?? hash(value) % 8;
}

/** Twelve hues for faces, by id and not by letter, so that neighbours in a list differ. */
export function faceOf(id: string): number {
  return hash(id) % 12;
}

function hash(text: string): number {
  let value = 2166136261;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 16777619);
  }
  // the last bits of names that differ in one letter are alike without it
  value ^= value >>> 15;
  return Math.imul(value, 2246822519) >>> 8;
}

/** One or two letters for a name; of Chinese names the first sign. */
export function initials(title: string): string {
  const words = title.trim().split(/[\s–-]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = [...(words[0] ?? '?')][0] ?? '?';
  if (/\p{Script=Han}/u.test(first)) {
    return first;
  }
  const last = words.length > 1 ? ([...(words[words.length - 1] ?? '')][0] ?? '') : '';
  return (first + last).toLocaleUpperCase();
}

/** The eight hues as Pill.module.css has them, for what is drawn and not written. */
export const HUES = ['#6b6c76', '#2b74c9', '#0d8c98', '#7750d4', '#c26a12', '#1f8a54', '#73830f', '#b33a94'];
