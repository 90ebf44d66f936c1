import type { FieldMeta } from './types';

/** Something that is asked for as a field is, and is none of a record's. */
export function plainField(more: Partial<FieldMeta> & Pick<FieldMeta, 'name' | 'label' | 'type'>): FieldMeta {
  return {
    from: '',
    system: false,
    required: false,
    unique: false,
    searchable: false,
    sensitive: false,
    encrypted: false,
    operators: [],
    sortable: false,
    summable: false,
    read: true,
    create: true,
    update: true,
    ...more,
  };
}
