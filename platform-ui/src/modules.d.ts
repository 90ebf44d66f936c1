declare module '@tabler/icons-react/dist/esm/icons/*.mjs' {
  import type { Icon } from '@tabler/icons-react';
  const icon: Icon;
  export default icon;
}

declare module '@fontsource-variable/inter';

declare module 'virtual:icon-sets' {
  /** Icons by their first letter: an icon is the list of its shapes. */
  const sets: Record<string, () => Promise<{ default: Record<string, [string, Record<string, string>][]> }>>;
  export default sets;
}

declare module 'virtual:pdf-data' {
  /** Where the tables lie by which PDF files without letters of their own are read. */
  export const cMapUrl: string;
}
