import { Menu, TextInput } from '@mantine/core';
import { useState } from 'react';
import { periodsOf } from '../fields/asking';
import type { EntityMeta } from '../meta/types';
import { useApp } from '../shell/app';
import { useMenuFocus } from '../ui/menuFocus';
import classes from './Filters.module.css';
import { groupable, type Grouping } from './groups';

/** The fields to group by; of dates and moments the period too. */
export function GroupMenu({ meta, grouping, onGroup }: { meta: EntityMeta; grouping: Grouping | undefined; onGroup: (path: string) => void }) {
  const { t } = useApp();
  useMenuFocus();
  const [words, setWords] = useState('');
  const fields = groupable(meta).filter((field) => field.label.toLocaleLowerCase().includes(words.toLocaleLowerCase()));
  const pathOf = (index: number) => {
    const field = fields[index]!;
    return periodsOf(field).includes('month') ? `${field.name}:month` : field.name;
  };
  return (
    <>
      {grouping?.period !== undefined && (
        <>
          <Menu.Label>{grouping.field.label}</Menu.Label>
          {periodsOf(grouping.field).map((period) => (
            <Menu.Item key={period} fw={period === grouping.period ? 600 : 400} onClick={() => onGroup(`${grouping.field.name}:${period}`)}>
              {t(`period.${period}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
        </>
      )}
      <TextInput
        className={classes.find}
        data-autofocus
        aria-label={t('filter.find_field')}
        placeholder={t('filter.find_field')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && fields.length > 0) {
            onGroup(pathOf(0));
          }
        }}
      />
      <div className={classes.fields}>
        {fields.map((field, index) => (
          <Menu.Item key={field.name} fw={field.name === grouping?.field.name ? 600 : 400} onClick={() => onGroup(pathOf(index))}>
            {field.label}
          </Menu.Item>
        ))}
      </div>
    </>
  );
}
