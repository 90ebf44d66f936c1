import { type ComboboxParsedItem, MultiSelect, Select } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { ask } from '../api/client';
import { pageOf, path, titleOf, useMetaIfThere } from '../meta/meta';
import type { Page, RefValue } from '../meta/types';
import { useApp } from '../shell/app';
import { Face } from '../ui/Face';
import classes from './fields.module.css';
import { inputProps } from './input';
import type { DisplayProps, EditProps, FieldPart } from './types';

const isPerson = (entity: string) => entity === 'system.user';

/** A record that is pointed to; one that the user may not see is told by the server as absent. */
export function RefLink({ value, dense }: { value: RefValue; dense?: boolean }) {
  const title = value.title || '…';
  const inside = (
    <>
      <Face id={value.id} title={title} round={isPerson(value.entity)} />
      <span>{title}</span>
    </>
  );
  if (dense) {
    return <span className={classes.ref}>{inside}</span>;
  }
  return (
    <Link className={classes.ref} to={pageOf(value)}>
      {inside}
    </Link>
  );
}

function One({ value, dense }: DisplayProps) {
  return <RefLink value={value as RefValue} dense={dense} />;
}

function Several({ value, dense }: DisplayProps) {
  return (
    <span className={`${classes.pills} ${dense ? classes.dense : ''}`}>
      {(value as RefValue[]).map((each) => (
        <RefLink key={each.id} value={each} dense={dense} />
      ))}
    </span>
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
  return (found.data?.records ?? []).map((record) => ({ value: record.id, label: meta === undefined ? record.id : titleOf(meta, record) }));
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

function EditOne(props: EditProps) {
  const { field, value, onChange, onDone, bare, required } = props;
  const { t } = useApp();
  const ref = value as RefValue | null | undefined;
  const entity = field.targets?.[0];
  const [words, setWords] = useState('');
  const offer = useOffer(entity, words === (ref?.title ?? '') ? '' : words);
  return (
    <Select
      {...searching(props, words, setWords, t('field.nothing_found'))}
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

function EditSeveral(props: EditProps) {
  const { field, value, onChange } = props;
  const { t } = useApp();
  const refs = (value as RefValue[] | null | undefined) ?? [];
  const entity = field.targets?.[0];
  const [words, setWords] = useState('');
  const offer = useOffer(entity, words);
  const data = distinct([...refs.map(optionOf), ...offer]);
  return (
    <MultiSelect
      {...searching(props, words, setWords, t('field.nothing_found'))}
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


export const reference: FieldPart = {
  Display: One,
  Edit: EditOne,
  text: (value) => (value as RefValue | null)?.title ?? '',
  width: 170,
  inline: true,
  lanes: 'records',
  groups: 'values',
};

export const references: FieldPart = {
  Display: Several,
  Edit: EditSeveral,
  text: (value) => ((value as RefValue[] | null) ?? []).map((ref) => ref.title ?? '').join(', '),
  width: 200,
};
