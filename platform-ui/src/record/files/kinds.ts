/** A file as fields tell it. */
export interface FileValue {
  id: string;
  name: string;
  type?: string;
  size?: number;
}

/** How a file is shown here; what is shown otherwise, or might be more than it seems, is saved instead. */
export type Kind = 'image' | 'pdf' | 'text' | 'none';

const IMAGES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp'];
const TEXTS = /^(text\/.*|application\/(json|xml|javascript|x-yaml|yaml|sql|x-sh|rtf|xhtml\+xml)|.*\+(xml|json))$/;
const TEXT_NAMES = /\.(txt|csv|tsv|md|markdown|log|json|ndjson|xml|ya?ml|ini|sql|html?|svg|eml|vcf|ics)$/i;

/** More than that is not fetched to be looked at. */
const MOST: Record<Kind, number> = { image: 60_000_000, pdf: 100_000_000, text: 20_000_000, none: 0 };

/** By the type alone: pictures that hold scripts, and pages, are texts here. */
export function kindOf(file: FileValue): Kind {
  const type = (file.type ?? '').toLowerCase().split(';')[0]!.trim();
  const kind: Kind = IMAGES.includes(type)
    ? 'image'
    : type === 'application/pdf'
      ? 'pdf'
      : TEXTS.test(type) || (['', 'application/octet-stream'].includes(type) && TEXT_NAMES.test(file.name))
        ? 'text'
        : 'none';
  return (file.size ?? 0) > MOST[kind] ? 'none' : kind;
}

export function sizeOf(bytes: number, locale: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  return new Intl.NumberFormat(locale, { style: 'unit', unit: units[step], unitDisplay: step === 0 ? 'long' : 'short', maximumFractionDigits: 1 }).format(bytes / 1000 ** step);
}
