/** The declarations of both packages, by their names and files. */
export function declarations(): Record<string, Record<string, string>>;
export function writePackages(folder: string): void;
