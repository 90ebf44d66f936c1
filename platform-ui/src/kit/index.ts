import htm from 'htm';
import { createElement, type FunctionComponent, type ReactElement } from 'react';
import * as controls from '../plugins/kit';
import type {
  ButtonProps,
  CheckFieldProps,
  ChoiceFieldProps,
  EmptyProps,
  FactsProps,
  FieldValueProps,
  FigureProps,
  NoteProps,
  PillProps,
  RecordLinkProps,
  RecordTableProps,
  StackProps,
  TextFieldProps,
} from './props';

export type * from './props';

/** Elements written as a text, for modules that nobody builds: html`<${Button} onClick=${save}>Save<//>`. */
export const html: (strings: TemplateStringsArray, ...values: unknown[]) => ReactElement = htm.bind(createElement) as never;

export const Button: FunctionComponent<ButtonProps> = controls.Button;
export const TextField: FunctionComponent<TextFieldProps> = controls.TextField;
export const ChoiceField: FunctionComponent<ChoiceFieldProps> = controls.ChoiceField;
export const CheckField: FunctionComponent<CheckFieldProps> = controls.CheckField;
export const FieldValue: FunctionComponent<FieldValueProps> = controls.FieldValue;
export const Facts: FunctionComponent<FactsProps> = controls.Facts;
export const RecordLink: FunctionComponent<RecordLinkProps> = controls.RecordLink;
export const RecordTable: FunctionComponent<RecordTableProps> = controls.RecordTable;
export const Empty: FunctionComponent<EmptyProps> = controls.Empty;
export const Note: FunctionComponent<NoteProps> = controls.Note;
export const Figure: FunctionComponent<FigureProps> = controls.Figure;
export const Pill: FunctionComponent<PillProps> = controls.Pill;
export const Row: FunctionComponent<StackProps> = controls.Row;
export const Stack: FunctionComponent<StackProps> = controls.Stack;
