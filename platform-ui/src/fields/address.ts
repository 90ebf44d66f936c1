/** Only what leads to the web is a link: javascript: and the like stay words. */
export function webAddress(value: unknown): string | undefined {
  try {
    const address = new URL(value === null || value === undefined ? '' : String(value));
    return address.protocol === 'https:' || address.protocol === 'http:' ? address.href : undefined;
  } catch {
    return undefined;
  }
}
