/** Somebody who can be mentioned. */
export interface Named {
  id: string;
  name: string;
}

/** So far back a name may have begun, in characters and in words. */
const LONGEST = 40;
const MOST_WORDS = 3;

/** What is typed of a name: all behind the last @ that begins a word; undefined where nobody is named. */
export function namesBegun(text: string, caret: number): string | undefined {
  const before = text.slice(Math.max(0, caret - LONGEST), caret);
  const at = before.lastIndexOf('@');
  if (at < 0 || (at > 0 && /[\p{L}\p{N}._]/u.test(before[at - 1]!))) {
    return undefined;
  }
  const begun = before.slice(at + 1);
  return /[\n@]/.test(begun) || begun.startsWith(' ') || begun.split(' ').length > MOST_WORDS ? undefined : begun;
}

/** The text with the whole name in place of what was typed of it. */
export function withName(text: string, caret: number, name: string): { text: string; caret: number } {
  const at = text.lastIndexOf('@', caret - 1);
  const begin = at < 0 ? caret : at;
  const put = `@${name} `;
  return { text: text.slice(0, begin) + put + text.slice(caret).replace(/^ /, ''), caret: begin + put.length };
}

/** Whom a text still names, of those who were chosen. */
export function mentionedIn(text: string, named: Named[]): string[] {
  return named.filter((each) => text.includes(`@${each.name}`)).map((each) => each.id);
}

/** Words as rich text: a paragraph for each that is set apart, and nothing in them is markup. */
export function markupOf(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped === ''
    ? ''
    : escaped
        .split(/\n{2,}/)
        .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
        .join('');
}
