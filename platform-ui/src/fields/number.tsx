import { TextInput } from '@mantine/core';
import { useState } from 'react';
import classes from './fields.module.css';
import { type Money, useFormats } from './formats';
import { inputProps } from './input';
import { later } from './later';
import type { DisplayProps, EditProps, FieldPart } from './types';

const decimals = new Map<string, string>();

/** The sign before decimals; asked for each cell of a file, and dear to find out. */
function decimalOf(locale: string): string {
  const known = decimals.get(locale) ?? new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.';
  decimals.set(locale, known);
  return known;
}

/** "1 234,5", "1,234.5" or "1234.5" as the server writes numbers: digits stay as they were typed, none goes through a double. */
export function readNumber(typed: string, locale: string): string | undefined {
  const decimal = decimalOf(locale);
  let plain = typed.replace(/[\s\u00a0\u202f'’]/g, '').replace(/^−/, '-');
  const other = decimal === ',' ? '.' : ',';
  if (plain.includes(other) && plain.includes(decimal)) {
    plain = plain.replaceAll(other, '');
  } else if (decimal !== '.' && plain.includes('.') && !plain.includes(decimal)) {
    // typed as in programs; three digits behind each would be thousands
    plain = /^-?\d{1,3}(\.\d{3})+$/.test(plain) ? plain.replaceAll('.', '') : plain;
  } else if (decimal === '.' && /^-?\d{1,3}(,\d{3})+$/.test(plain)) {
    plain = plain.replaceAll(',', '');
  }
  plain = plain.replace(decimal, '.').replace(',', '.');
  return /^-?(\d+(\.\d*)?|\.\d+)$/.test(plain) ? plain.replace(/\.$/, '').replace(/^(-?)\./, '$10.') : undefined;
}

interface NumberLineProps extends EditProps {
  whole?: boolean;
}

export function NumberLine({ whole, ...props }: NumberLineProps) {
  const { value, onChange, onDone } = props;
  const formats = useFormats();
  const [typed, setTyped] = useState(() => shown(value, formats.locale));
  return (
    <TextInput
      {...inputProps(props)}
      inputMode={whole ? 'numeric' : 'decimal'}
      value={typed}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setTyped(next);
        const read = readNumber(next, formats.locale);
        // what is no number is sent as it is: the server says why it does not fit, and nothing that was typed is lost
        onChange(next.trim() === '' ? null : read === undefined ? next : whole && /^-?\d{1,15}$/.test(read) ? Number(read) : read);
      }}
      onBlur={onDone}
    />
  );
}

function shown(value: unknown, locale: string): string {
  if (value === null || value === undefined) {
    return '';
  }
  const text = String(value);
  if (!/^-?\d+(\.\d+)?$/.test(text)) {
    return text;
  }
  return text.replace('.', decimalOf(locale));
}

function Figures({ children }: { children: string }) {
  return <span className={classes.figures}>{children}</span>;
}

const isNumber = (value: unknown) => /^-?\d+(\.\d+)?$/.test(String(value));

export const integer: FieldPart = {
  Display: ({ value }) => {
    const formats = useFormats();
    return <Figures>{isNumber(value) ? formats.integer(value as number) : String(value)}</Figures>;
  },
  Edit: (props) => <NumberLine {...props} whole />,
  text: (value, formats) => (isNumber(value) ? formats.integer(value as number) : String(value ?? '')),
  parse: (text, _field, locale) => {
    const read = readNumber(text, locale ?? 'en');
    return text.trim() === '' ? null : read !== undefined && /^-?\d{1,15}$/.test(read) ? Number(read) : undefined;
  },
  spelling: 'number',
  align: 'right',
  width: 110,
  inline: true,
};

export const decimal: FieldPart = {
  Display: ({ value, field }) => {
    const formats = useFormats();
    return <Figures>{isNumber(value) ? formats.decimal(value as string, field.scale) : String(value)}</Figures>;
  },
  Edit: NumberLine,
  text: (value, formats, field) => (isNumber(value) ? formats.decimal(value as string, field.scale) : String(value ?? '')),
  parse: (text, _field, locale) => (text.trim() === '' ? null : readNumber(text, locale ?? 'en')),
  spelling: 'number',
  align: 'right',
  width: 120,
  inline: true,
};

const MoneyEdit = later(async () => (await import('./chooseEdit')).MoneyEdit);

function MoneyDisplay({ value }: DisplayProps) {
  const formats = useFormats();
  return <Figures>{isMoney(value) ? formats.money(value) : String(value)}</Figures>;
}

function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;
}

export const money: FieldPart = {
  Display: MoneyDisplay,
  Edit: MoneyEdit,
  text: (value, formats) => (isMoney(value) ? formats.money(value) : ''),
  spelling: 'number',
  align: 'right',
  width: 140,
  isMoney: true,
};

/** A price has more digits behind the point than money has, and none of them is rounded. */
export const price: FieldPart = {
  ...decimal,
  Display: ({ value }) => {
    const formats = useFormats();
    return <Figures>{isMoney(value) ? formats.money(value) : isNumber(value) ? formats.decimal(value as string, 2) : String(value)}</Figures>;
  },
  Edit: (props) => (isMoney(props.value) ? <MoneyEdit {...props} /> : <NumberLine {...props} />),
  text: (value, formats) => (isMoney(value) ? formats.money(value) : String(value ?? '')),
};
