import type { ReactNode } from 'react';
import type { Condition, Rec } from '../sdk/contract';

export interface ButtonProps {
  children?: ReactNode;
  /** The one thing to do here, one among others, or one that destroys. */
  kind?: 'primary' | 'default' | 'quiet' | 'danger';
  onClick?: () => void;
  /** It is being done: nobody can press it again. */
  busy?: boolean;
  disabled?: boolean;
  submit?: boolean;
  /** What it is called where it has no words. */
  label?: string;
}

export interface TextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  kind?: 'text' | 'email' | 'tel' | 'url' | 'date' | 'number';
  /** More than one makes room for a text. */
  lines?: number;
  help?: string;
  error?: string;
  placeholder?: string;
  required?: boolean;
  disabled?: boolean;
}

export interface ChoiceFieldProps {
  label: string;
  value: string | null;
  options: { value: string; label: string }[];
  onChange: (value: string | null) => void;
  /** It may be left open. */
  clearable?: boolean;
  help?: string;
  error?: string;
  disabled?: boolean;
}

export interface CheckFieldProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  help?: string;
  disabled?: boolean;
}

/** A value of a record as the client shows it everywhere. */
export interface FieldValueProps {
  entity: string;
  record: Rec;
  field: string;
}

/** Fields of a record with their names, without those that are empty. */
export interface FactsProps {
  entity: string;
  record: Rec;
  fields: string[];
}

export interface RecordLinkProps {
  entity: string;
  id: string;
  children?: ReactNode;
}

/** Records as a table that is up to date and leads to their pages. */
export interface RecordTableProps {
  entity: string;
  where?: Condition;
  sort?: string[];
  /** Fields; those of the entity's lists without it. */
  columns?: string[];
  /** At most so many; 20 without it. */
  limit?: number;
  label?: string;
  empty?: string;
}

/** What is said where there is nothing, with what mends it. */
export interface EmptyProps {
  title: string;
  text?: string;
  children?: ReactNode;
}

/** A sentence that matters. */
export interface NoteProps {
  kind?: 'info' | 'trouble';
  children?: ReactNode;
}

/** A number that one sees from afar. */
export interface FigureProps {
  label: string;
  value: string | number;
  hint?: string;
}

/** A word with a dot: of one name always the same colour. */
export interface PillProps {
  name: string;
  label: string;
}

/** Things in a row, or one below the other. */
export interface StackProps {
  children?: ReactNode;
  /** Pixels between them; 8 without it. */
  gap?: 4 | 8 | 12 | 16 | 24;
}
