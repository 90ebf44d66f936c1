import { ActionIcon, Checkbox, ScrollArea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { IconArrowDown, IconArrowUp } from '../icons';
import { fieldOf, isShown } from '../meta/meta';
import type { EntityMeta } from '../meta/types';
import { useApp } from '../shell/app';
import classes from './Columns.module.css';

/** The fields that are columns, in their order, and those that could be. */
export function ColumnList({ meta, columns, onChange }: { meta: EntityMeta; columns: string[]; onChange: (columns: string[]) => void }) {
  const { t } = useApp();
  const [words, setWords] = useState('');
  const shown = columns.map((name) => fieldOf(meta, name)!);
  const others = meta.fields
    .filter((field) => isShown(field) && !columns.includes(field.name) && field.type !== 'parts' && field.name !== 'id')
    .filter((field) => field.label.toLocaleLowerCase().includes(words.toLocaleLowerCase()))
    .sort((a, b) => a.label.localeCompare(b.label));
  const move = (index: number, by: number) => {
    const next = columns.slice();
    const [moved] = next.splice(index, 1);
    next.splice(index + by, 0, moved!);
    onChange(next);
  };
  return (
    <ScrollArea.Autosize mah={380} type="auto">
      <div className={classes.list}>
        {shown.map((field, index) => (
          <div key={field.name} className={classes.line}>
            <Checkbox
              className={classes.tick}
              label={field.label}
              checked
              disabled={columns.length === 1}
              onChange={() => onChange(columns.filter((name) => name !== field.name))}
            />
            <ActionIcon size={24} aria-label={t('list.column_up', { what: field.label })} disabled={index === 0} onClick={() => move(index, -1)}>
              <IconArrowUp size={14} />
            </ActionIcon>
            <ActionIcon size={24} aria-label={t('list.column_down', { what: field.label })} disabled={index === shown.length - 1} onClick={() => move(index, 1)}>
              <IconArrowDown size={14} />
            </ActionIcon>
          </div>
        ))}
        <TextInput mt={6} mb={4} aria-label={t('list.find_column')} placeholder={t('list.find_column')} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
        {others.map((field) => (
          <div key={field.name} className={classes.line}>
            <Checkbox className={classes.tick} label={field.label} checked={false} onChange={() => onChange([...columns, field.name])} />
          </div>
        ))}
      </div>
    </ScrollArea.Autosize>
  );
}
