import type { ComponentType } from 'react';
import type { EntityMeta, FieldMeta, Rec } from '../meta/types';
import type { CalendarPart } from './calendar';
import type { Formats } from './formats';

export interface DisplayProps {
  field: FieldMeta;
  value: unknown;
  record?: Partial<Rec>;
  /** In a cell of a list: one line, no links that would be in the way of opening the record. */
  dense?: boolean;
}

export interface EditProps {
  field: FieldMeta;
  value: unknown;
  onChange: (value: unknown) => void;
  /** Ends an edit in a cell: Enter saves, Esc leaves. */
  onDone?: () => void;
  id: string;
  label?: string;
  description?: string;
  /** What counts where nothing is filled in. */
  placeholder?: string;
  error?: string;
  required?: boolean;
  disabled?: boolean;
  autoFocus?: boolean;
  /** In a cell: no label, no frame of its own. */
  bare?: boolean;
  meta?: EntityMeta;
}

/** Everything that the client knows of a type of field; plugins add their own to the same registry. */
export interface FieldPart {
  Display: ComponentType<DisplayProps>;
  /** Absent where values are not typed in but arranged elsewhere. */
  Edit?: ComponentType<EditProps>;
  /** What is copied, searched and read aloud. */
  text: (value: unknown, formats: Formats, field: FieldMeta) => string;
  /** What a text from the clipboard or a file stands for; undefined when it stands for nothing. Clocks are those of the zone. */
  parse?: (text: string, field: FieldMeta, locale?: string, zone?: string) => unknown;
  /** What people write in more than one way: the order of a day's parts, the sign before decimals. */
  spelling?: 'day' | 'number';
  /** Texts stand for it by the records that they name. */
  isNamed?: boolean;
  /** Holds several, which texts have one after the other. */
  isSeveral?: boolean;
  /** Is pasted as it was copied, though no text stands for it. */
  isCopied?: boolean;
  align?: 'right';
  /** Pixels in a list when nobody said how wide. */
  width?: number;
  /** Takes the whole width of a form. */
  isWide?: boolean;
  /** Whether a cell is edited in place. */
  inline?: boolean;
  /** Where a value stands on a calendar; absent where it is no time. */
  calendar?: CalendarPart;
  /** An amount with its currency: what is added up first, and for each currency apart. */
  isMoney?: boolean;
  /** What columns a board has of it: its options, or the records that are pointed to. */
  lanes?: 'options' | 'records';
  /** What a chart groups by: each value, or the periods that values fall into. */
  groups?: 'values' | 'periods';
  /** As which type several of them are asked for, where they are chosen and not typed in. */
  several?: string;
  /** All values that there are, where they are so few that "not said" is one more of them and no less. */
  states?: readonly unknown[];
  /** By which parts of time its values are put into groups. */
  periods?: readonly string[];
}
