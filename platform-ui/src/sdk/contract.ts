import type { ComponentType } from 'react';

/** A record as the server tells it: its own fields beside these. */
export interface Rec {
  id: string;
  version: number;
  can?: Can;
  [field: string]: unknown;
}

/** What may be done with a record. */
export interface Can {
  update: boolean;
  delete: boolean;
  share: boolean;
  actions: string[];
}

/** Something that points to a record. */
export interface Ref {
  entity: string;
  id: string;
  title?: string;
}

/** A condition in its JSON form, as in the REST interface: `{ city: { is: 'Brno' } }`. */
export type Condition = { [key: string]: unknown };

/** What records are asked for. */
export interface Query {
  where?: Condition;
  /** Terms; a minus before one is downwards. */
  sort?: string[];
  /** Terms to answer; all without it. */
  fields?: string[];
  /** Words that stand in the records. */
  q?: string;
  /** At most so many, 200 at most; 50 without it. */
  limit?: number;
  /** What the page before answered as next. */
  cursor?: string;
}

export interface Page {
  records: Rec[];
  next: string | null;
}

/** Records that somebody chose in a list: some by their ids, or all that a query finds. */
export type Selection = { ids: string[] } | { query: { where: Condition; q?: string } };

/** What is known of an entity; more is in the REST interface, at `meta/<plugin>/<entity>`. */
export interface Meta {
  name: string;
  label: string;
  plural: string;
  title: string[];
  fields: FieldMeta[];
}

export interface FieldMeta {
  name: string;
  label: string;
  help?: string;
  type: string;
  required: boolean;
  read: boolean;
  create: boolean;
  update: boolean;
  options?: { name: string; label: string; active: boolean }[];
  targets?: string[];
}

/** Something that a form asks for. */
export interface FormField {
  name: string;
  label: string;
  /** A type of field as in `meta`: `text`, `integer`, `yes_no`, `date`, `choice`, `reference` … */
  type: string;
  help?: string;
  required?: boolean;
  /** Of a choice. */
  options?: { name: string; label: string; active: boolean }[];
  /** Of a reference: the entities to which it may point. */
  targets?: string[];
}

/** A refusal of the server, as requests throw it. Status 0: the server could not be reached. */
export interface HostError extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly { field: string; reason: string }[];
}

/** All that a plugin may do in the browser. It acts as who is signed in, with their rights and no more. */
export interface Host {
  readonly plugin: { readonly id: string };
  readonly user: { readonly id: string; readonly login: string; readonly name: string };
  /** The language of the page, such as `de`. */
  readonly locale: string;
  /** The user's time zone, such as `Europe/Prague`. */
  readonly zone: string;
  readonly theme: 'light' | 'dark';

  readonly records: {
    get(entity: string, id: string): Promise<Rec>;
    list(entity: string, query?: Query): Promise<Page>;
    create(entity: string, values: Record<string, unknown>): Promise<Rec>;
    /** Changes the record as it was read: whoever changed it since is not overwritten (412). */
    update(entity: string, record: Pick<Rec, 'id' | 'version'>, values: Record<string, unknown>): Promise<Rec>;
    remove(entity: string, record: Pick<Rec, 'id' | 'version'>): Promise<void>;
    /** Runs an action of the server. */
    act(entity: string, record: Pick<Rec, 'id' | 'version'>, action: string, input?: Record<string, unknown>): Promise<Record<string, unknown>>;
  };

  /** Any other request of the REST interface; paths are relative to `/api/v1/`, such as `plugins/hello/…`. */
  readonly http: {
    get<T = unknown>(path: string): Promise<T>;
    post<T = unknown>(path: string, body?: unknown): Promise<T>;
    put<T = unknown>(path: string, body?: unknown, version?: number): Promise<T>;
    patch<T = unknown>(path: string, body?: unknown, version?: number): Promise<T>;
    delete(path: string, version?: number): Promise<void>;
  };

  meta(entity: string): Promise<Meta>;
  /** Whether the user holds a permission, such as `hello.shout`, or may do something with an entity: `can('read', 'hello.greeting')`. */
  can(permission: string, entity?: string): boolean;

  /** Goes to an address of the client, such as `href(…)` or `/p/hello/board`. */
  navigate(to: string): void;
  /** The address of a record's page; without an id, of the list. */
  href(entity: string, id?: string): string;
  /** What the page shows of an entity, or of one record, is asked for anew. */
  refresh(entity: string, id?: string): void;

  /** Says for some seconds what was done; with `undo` it can be taken back. */
  notify(message: string, undo?: () => unknown): void;
  /** Says why something did not come about. */
  trouble(error: unknown): void;
  /** Asks for a yes; only for what cannot be taken back. */
  confirm(question: { title: string; text?: string; button: string; danger?: boolean }): Promise<boolean>;

  /** Asks for some values in the client's own form; nothing where it is given up. Values are as the REST interface has them. */
  form(asked: { title: string; text?: string; fields: FormField[]; values?: Record<string, unknown>; button?: string }): Promise<Record<string, unknown> | undefined>;
  /** What holds for the user of the plugin's settings, by name; of those alone that are theirs to set. */
  settings<T = Record<string, unknown>>(): Promise<Partial<T>>;

  /** Is told of each record that changes, whoever changes it; answers how to stop listening. */
  onChange(listener: (entity: string, id: string) => void): () => void;

  /** A text of the plugin's own, `<plugin>.ui.<key>` in its language files, with values put into it (ICU). */
  t(key: string, values?: Record<string, string | number>): string;
  readonly format: {
    integer(value: number | string): string;
    decimal(value: number | string, scale?: number): string;
    money(value: { amount: string; currency: string }): string;
    /** A day, `2026-11-30`. */
    date(day: string): string;
    /** An instant, `2026-11-30T08:00:00Z`. */
    moment(instant: string): string;
    lately(instant: string): string;
  };

  /** Writes a line into the server's log, for whoever keeps the plugin; some in a minute, shortened. */
  log(message: string): void;
}

/** Something drawn: a React component, or a function that fills an element without React. */
export type Part<P> = ComponentType<P> | Mount<P>;

export interface Mount<P> {
  /** Fills the element; what it answers is called when the part is drawn again, and when it goes. */
  mount(element: HTMLElement, props: P): void | (() => void) | { update?(props: P): void; unmount(): void };
}

export interface PanelProps {
  host: Host;
  entity: string;
  record: Rec;
}

export interface PageProps {
  host: Host;
  /** What follows the page's own address, without a slash at its begin. */
  path: string;
  /** What stands behind the question mark. */
  search: Record<string, unknown>;
}

/** A list that the plugin draws in its own way, beside table, board and calendar. */
export interface LayoutProps {
  host: Host;
  entity: string;
  /** The fields that are shown, in their order. */
  columns: string[];
  /** What is asked for: the list's filters, words and order, to which you add the `fields` that you draw. */
  query: Query;
  /** What the way to look is told; it stands in the address, and in views that are kept of it. */
  options: LayoutOptions;
  onOptions(change: Partial<LayoutOptions>): void;
  /** Says how many records there are; it stands beside the list's name. */
  onCount(count: { value: number; exact: boolean } | undefined): void;
  /** Whether anything is left out by filters or words, and how to take those away. */
  isNarrowed: boolean;
  onReset(): void;
  /** Opens a form to make a record, with values to begin with; absent where nobody may. */
  onMake?(start?: Record<string, unknown>): void;
}

/** Names of fields, and what else; what each means is the plugin's business. `by`, `ends` and `measure` are kept in views. */
export interface LayoutOptions {
  by?: string;
  ends?: string;
  /** `count`, or such as `sum:amount`. */
  measure?: string;
  mode?: string;
  /** A day, `2026-11-30`. */
  date?: string;
}

export interface TileProps {
  host: Host;
}

export interface EventProps {
  host: Host;
  /** The entry of the time line: at, about, what, subject, content, who, source. */
  event: Rec;
}

export interface LookProps {
  host: Host;
  field: FieldMeta;
  value: unknown;
  record?: Partial<Rec>;
  /** In a cell of a list: one line of 20 pixels. */
  dense?: boolean;
}

export interface InputProps {
  host: Host;
  field: FieldMeta;
  value: unknown;
  onChange(value: unknown): void;
  /** Of the element that takes the value in. */
  id: string;
  label?: string;
  error?: string;
  required?: boolean;
  disabled?: boolean;
}

/** How a field is shown, and taken in where that is not as usual. */
export interface Look {
  Display: ComponentType<LookProps>;
  Input?: ComponentType<InputProps>;
}

export interface CommandContext {
  host: Host;
  entity?: string;
  /** On a record's page. */
  record?: Rec;
  /** In a list: what is ticked; in the list's menu, all that it shows. */
  selection?: Selection;
}

/** What a plugin's module offers, by the names that the plugin's Java declares. */
export interface PluginModule {
  panels?: Record<string, Part<PanelProps>>;
  pages?: Record<string, Part<PageProps>>;
  tiles?: Record<string, Part<TileProps>>;
  events?: Record<string, Part<EventProps>>;
  looks?: Record<string, Look>;
  layouts?: Record<string, Part<LayoutProps>>;
  commands?: Record<string, (context: CommandContext) => void | Promise<void>>;
}
