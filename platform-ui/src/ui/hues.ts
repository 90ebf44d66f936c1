/** Eight hues that stay apart from one another; which one a name has is the same everywhere and for ever. */
export function hueOf(name: string): number {
  return hash(name) % 8;
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
