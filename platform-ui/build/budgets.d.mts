/** What of the manifest of a build is looked at. */
export type Manifest = Record<string, { file: string; imports?: string[]; dynamicImports?: string[]; isDynamicEntry?: boolean; css?: string[] }>;
export function measure(manifest: Manifest, size: (file: string) => number): { lines: string[]; grown: string[] };
export function measureFolder(folder: string): { lines: string[]; grown: string[] };
