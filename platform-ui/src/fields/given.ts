import type { FieldMeta } from '../meta/types';

type Given = Pick<FieldMeta, 'name' | 'label' | 'type'> & Partial<FieldMeta>;

/** What is asked for outside of records, by an action or a plugin's form, as the field that it is like. */
export function given(input: Given): FieldMeta {
  return {
    from: '',
    system: false,
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
    required: false,
    ...input,
  };
}
