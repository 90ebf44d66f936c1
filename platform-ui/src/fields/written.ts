/** Values as they are written: references by their ids, files by theirs, parts with all of it. */
export function written(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(written);
  }
  if (typeof value === 'object' && value !== null) {
    if ('entity' in value && 'id' in value) {
      return (value as { id: string }).id;
    }
    if ('id' in value && 'name' in value && !('version' in value)) {
      return (value as { id: string }).id;
    }
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, written(each)]));
  }
  return value;
}
