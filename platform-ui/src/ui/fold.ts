/** A text without the marks on its letters: what people type stands for what is written however it is written. */
export const unmarked = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');

/** The same in small letters, for what is looked for by words. */
export const fold = (text: string) => unmarked(text).toLocaleLowerCase();
