import { MultiSelect, Select, TextInput } from '@mantine/core';
import type { ComponentType } from 'react';
import { inputProps } from '../../fields/input';
import type { EditProps } from '../../fields/types';
import { LANGUAGES } from '../../i18n/messages';
import { useNavigation } from '../../shell/manifest';
import { useApp } from '../../shell/app';
import { usePlugins } from '../../plugins/manifest';
import { formed } from '../../ui/accent';
import classes from './settings.module.css';

interface Item {
  value: string;
  label: string;
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
const namesOf = (value: unknown) =>
  textOf(value)
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

function One({ items, ...props }: EditProps & { items: Item[] }) {
  const chosen = textOf(props.value);
  const data = chosen === '' || items.some((item) => item.value === chosen) ? items : [...items, { value: chosen, label: chosen }];
  return <Select {...inputProps(props)} data={data} value={chosen === '' ? null : chosen} searchable clearable onChange={(next) => props.onChange(next)} />;
}

/** Several names, which are kept as a text with commas between them. */
function Several({ items, ...props }: EditProps & { items: Item[] }) {
  const chosen = namesOf(props.value);
  const strange = chosen.filter((name) => !items.some((item) => item.value === name)).map((name) => ({ value: name, label: name }));
  return (
    <MultiSelect
      {...inputProps(props)}
      data={[...items, ...strange]}
      value={chosen}
      searchable
      clearable
      hidePickedOptions
      onChange={(next) => props.onChange(next.length === 0 ? null : next.join(', '))}
    />
  );
}

export const zones = (): Item[] => ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));

export const languages = (): Item[] => Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }));

/** What a setting that is chosen from a list is called there. */
export const words: Record<string, () => Item[]> = { 'system.language': languages, 'system.zone': zones };

function usePages(): Item[] {
  const { t } = useApp();
  const { records, pages, administration } = useNavigation();
  return [{ value: '/', label: t('shell.home') }, ...[...records, ...pages, ...administration].map((item) => ({ value: item.page, label: item.label }))];
}

function useEntities(): Item[] {
  const { records, administration } = useNavigation();
  return [...records, ...administration].map((item) => ({ value: item.entity, label: item.label }));
}

const Zone = (props: EditProps) => <One {...props} items={zones()} />;
const Language = (props: EditProps) => <One {...props} items={languages()} />;
const StartPage = (props: EditProps) => <One {...props} items={usePages()} />;
const Entities = (props: EditProps) => <Several {...props} items={useEntities()} />;
const PluginIds = (props: EditProps) => <Several {...props} items={usePlugins().map(({ id }) => ({ value: id, label: id }))} />;

function Colour(props: EditProps) {
  const { t } = useApp();
  const value = textOf(props.value);
  return (
    <TextInput
      {...inputProps(props)}
      value={value}
      maxLength={7}
      onChange={(event) => props.onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      leftSection={
        <input
          type="color"
          className={classes.colour}
          aria-label={t('settings.pick_colour')}
          value={formed(value)}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        />
      }
    />
  );
}

/** Settings of the kernel that are chosen from what is there; everything else is edited as its type says. */
export const editors: Record<string, ComponentType<EditProps>> = {
  'system.zone': Zone,
  'system.language': Language,
  'system.start_page': StartPage,
  'system.menu_first': Entities,
  'system.menu_hidden': Entities,
  'system.parts_off': PluginIds,
  'system.accent': Colour,
};
