import { type ComboboxParsedItem, MultiSelect, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/client';
import { path, titleOf, useMetaIfThere } from '../meta/meta';
import type { FieldMeta, Page, RefValue } from '../meta/types';
import { useApp } from '../shell/app';
import { CURRENCIES, latest } from './currencies';
import classes from './fields.module.css';
import type { Money } from './formats';
import { inputProps } from './input';
import { NumberLine } from './number';
import type { EditProps } from './types';

/** What may be chosen: what is active, and what is chosen already. */
function offered(field: FieldMeta, chosen: readonly string[]) {
  return (field.options ?? [])
    .filter((option) => option.active || chosen.includes(option.name))
    .map((option) => ({ value: option.name, label: option.label }));
}

export function ChoiceEdit(props: EditProps) {
  const { field, value, onChange, onDone, bare, required } = props;
  const chosen = (value as string | null | undefined) ?? null;
  return (
    <Select
      {...inputProps(props)}
      defaultDropdownOpened={bare}
      data={offered(field, chosen === null ? [] : [chosen])}
      value={chosen}
      searchable={(field.options?.length ?? 0) > 8}
      clearable={!required}
      onChange={(next) => {
        onChange(next);
        if (bare) {
          onDone?.();
        }
      }}
    />
  );
}

export function ChoicesEdit(props: EditProps) {
  const chosen = (props.value as string[] | null | undefined) ?? [];
  return (
    <MultiSelect
      {...inputProps(props)}
      data={offered(props.field, chosen)}
      value={chosen}
      searchable
      clearable
      onChange={(next) => props.onChange(next.length === 0 ? null : next)}
    />
  );
}

/** Records to choose from, found by the words that their entity is searched by. */
function useOffer(entity: string | undefined, words: string) {
  const [settled] = useDebouncedValue(words, 150);
  const meta = useMetaIfThere(entity);
  const found = useQuery({
    queryKey: ['records', entity, 'offer', settled],
    enabled: entity !== undefined && meta !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    queryFn: ({ signal }) =>
      ask<Page>(`records/${path(entity!)}/query`, {
        method: 'POST',
        signal,
        body: { where: { and: [] }, fields: meta!.title, limit: 20, ...(settled.trim() === '' ? {} : { q: settled.trim() }) },
      }),
  });
  return {
    offer: (found.data?.records ?? []).map((record) => ({ value: record.id, label: meta === undefined ? record.id : titleOf(meta, record) })),
    // none was found, which is not to say that there is none
    isPartial: found.data?.partial === true,
  };
}

/** What both ways to choose records have; the server has searched already. */
function searching(props: EditProps, words: string, setWords: (words: string) => void, nothing: string) {
  return {
    ...inputProps(props),
    disabled: props.disabled || props.field.targets?.[0] === undefined,
    searchable: true,
    searchValue: words,
    onSearchChange: setWords,
    filter: ({ options }: { options: ComboboxParsedItem[] }) => options,
    nothingFoundMessage: nothing,
  };
}

export function ReferenceEdit(props: EditProps) {
  const { field, value, onChange, onDone, bare, required } = props;
  const { t } = useApp();
  const ref = value as RefValue | null | undefined;
  const entity = field.targets?.[0];
  const [words, setWords] = useState('');
  const { offer, isPartial } = useOffer(entity, words === (ref?.title ?? '') ? '' : words);
  return (
    <Select
      {...searching(props, words, setWords, t(isPartial ? 'search.partial' : 'field.nothing_found'))}
      data={distinct([...(ref == null ? [] : [optionOf(ref)]), ...offer])}
      value={ref?.id ?? null}
      clearable={!required}
      onChange={(next, option) => {
        onChange(next === null ? null : { entity: entity!, id: next, title: option?.label });
        if (bare) {
          onDone?.();
        }
      }}
    />
  );
}

export function ReferencesEdit(props: EditProps) {
  const { field, value, onChange } = props;
  const { t } = useApp();
  const refs = (value as RefValue[] | null | undefined) ?? [];
  const entity = field.targets?.[0];
  const [words, setWords] = useState('');
  const { offer, isPartial } = useOffer(entity, words);
  const data = distinct([...refs.map(optionOf), ...offer]);
  return (
    <MultiSelect
      {...searching(props, words, setWords, t(isPartial ? 'search.partial' : 'field.nothing_found'))}
      data={data}
      value={refs.map((ref) => ref.id)}
      hidePickedOptions
      onChange={(ids) =>
        onChange(ids.map((each) => refs.find((ref) => ref.id === each) ?? { entity: entity!, id: each, title: data.find((one) => one.value === each)?.label }))
      }
    />
  );
}

function optionOf(ref: RefValue): { value: string; label: string } {
  return { value: ref.id, label: ref.title ?? ref.id };
}

/** Each record once, where it comes first. */
function distinct(data: { value: string; label: string }[]): { value: string; label: string }[] {
  const seen = new Set<string>();
  return data.filter((each) => !seen.has(each.value) && seen.add(each.value) !== undefined);
}

export function MoneyEdit(props: EditProps) {
  const { value, onChange, label, disabled, bare } = props;
  const money = value as Money | null | undefined;
  const [currency, setCurrency] = useState(money?.currency ?? latest.currency);
  const known = CURRENCIES.includes(currency) ? CURRENCIES : [currency, ...CURRENCIES];
  return (
    <div className={classes.pair}>
      <div className={classes.grow}>
        <NumberLine {...props} value={money?.amount} onChange={(amount) => onChange(amount === null ? null : { amount: String(amount), currency })} />
      </div>
      <Select
        className={classes.currency}
        mt={bare || label === undefined ? 0 : 20}
        aria-label={`${label ?? ''} ${currency}`}
        data={known}
        value={currency}
        searchable
        allowDeselect={false}
        disabled={disabled}
        onChange={(next) => {
          if (next !== null) {
            latest.currency = next;
            setCurrency(next);
            if (money != null) {
              onChange({ amount: money.amount, currency: next });
            }
          }
        }}
      />
    </div>
  );
}
