/** What the server says of itself in /meta: entities, fields, rules, ways to look. */

export type Right = 'none' | 'some' | 'all' | (string & {});

export interface Option {
  name: string;
  label: string;
  active: boolean;
}

export type Operator =
  | 'is'
  | 'isNot'
  | 'in'
  | 'atLeast'
  | 'atMost'
  | 'moreThan'
  | 'lessThan'
  | 'contains'
  | 'startsWith'
  | 'overlaps'
  | 'isEmpty'
  | 'isMe';

/** A condition in its JSON form, the same in queries, rules and saved views. */
export type Condition = { [key: string]: unknown };

export interface FieldMeta {
  name: string;
  label: string;
  help?: string;
  type: string;
  /** A plugin shows it in its own way, by this name. */
  look?: string;
  from: string;
  system: boolean;
  required: boolean;
  unique: boolean;
  searchable: boolean;
  sensitive: boolean;
  encrypted: boolean;
  /** Shown to who may not read it by its last signs only. */
  masked?: { last: number };
  max_length?: number;
  scale?: number;
  list?: string;
  options?: Option[];
  targets?: string[];
  operators: Operator[];
  sortable: boolean;
  summable: boolean;
  /** Written by actions alone, such as the transitions of a workflow. */
  moved?: boolean;
  /** Holds several records, of which one may ask whether some meet a condition. */
  some?: boolean;
  read: boolean;
  create: boolean;
  update: boolean;
}

export interface RuleMeta {
  kind: string;
  name?: string;
  message?: string;
  where?: Condition;
  fields?: string[];
  /** Of a closed record: what may be changed all the same. */
  but?: string[];
}

export interface InputMeta extends Partial<FieldMeta> {
  name: string;
  label: string;
  type: string;
  required: boolean;
}

export interface ActionMeta {
  name: string;
  id: string;
  from: string;
  label: string;
  help?: string;
  may: boolean;
  behind: boolean;
  where?: Condition;
  /** Of a transition: the field that it writes, from which states, and to which; those of a reference are not told. */
  moves?: { field: string; from?: string[]; to?: string[] };
  /** Others are asked first: the record waits in a state of its own. */
  approval?: { waiting: string; rejected: string };
  /** Fields that have to hold something first. */
  needs?: string[];
  input: InputMeta[];
}

export interface ViewMeta {
  id: string;
  entity: string;
  name: string;
  label: string;
  /** One of the client's own, or of the plugin's by its full name: "contacts.wall". */
  layout: string;
  columns: string[];
  where: Condition;
  sort: string[];
  groups: string[];
  measure?: string;
  /** How a chart is drawn. */
  mode?: string;
}

export interface SectionMeta {
  name: string;
  label: string;
  columns: number;
  collapsed: boolean;
  when?: Condition;
  fields: { name: string }[];
}

export interface RelatedMeta {
  id: string;
  name: string;
  label: string;
  slot: 'tab' | 'side' | 'more';
  of: string;
  by: string;
  /** By which word conditions ask for some of them. */
  some: string;
  order: number;
  columns: string[];
}

export interface LayoutMeta {
  sections: SectionMeta[];
}

/** Fields in their order, without sections: columns of a list, lines of a card. */
export interface LineMeta {
  fields: { name: string }[];
}

export interface EntityMeta {
  name: string;
  label: string;
  plural: string;
  help?: string;
  owned: boolean;
  title: string[];
  takes_attached: boolean;
  /** The field that names the record on which it hangs. */
  attached_to?: string;
  may: Partial<Record<'read' | 'create' | 'update' | 'delete' | 'share' | 'export', Right[]>>;
  fields: FieldMeta[];
  rules: RuleMeta[];
  actions: ActionMeta[];
  templates: { id: string; title: string }[];
  views: ViewMeta[];
  related: RelatedMeta[];
  layouts: { record: LayoutMeta; create?: LayoutMeta; card?: LineMeta; list?: LineMeta };
}

/** Something that points to a record, as references are told. */
export interface RefValue {
  entity: string;
  id: string;
  title?: string;
}

export interface Can {
  update: boolean;
  delete: boolean;
  share: boolean;
  actions: string[];
}

/** A record as the server tells it; which fields it has is said by the metadata. */
export interface Rec {
  id: string;
  version: number;
  can?: Can;
  [field: string]: unknown;
}

export interface Page {
  records: Rec[];
  next: string | null;
  count?: { value: number; exact: boolean };
  /** Of a list with words: there may be more than it tells of, since the search is behind or the words stand in too many records. */
  partial?: boolean;
}
