import { Button, Checkbox, FileButton, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { IconFileSpreadsheet } from '../../icons';
import { useApp } from '../../shell/app';
import { useDrops } from '../../ui/useDrops';
import classes from './imports.module.css';
import { type Delimiter, DELIMITERS, type Encoding, ENCODINGS, letters, MOST_ROWS, pasted, type Source, sourceOf, type Table, Unreadable } from './source';

/** How a file is read, as far as it does not say it itself. */
export interface How {
  encoding: Encoding;
  /** Undefined where the file says it. */
  isGuessed: boolean;
  delimiter: Delimiter;
  sheet: number;
  isHeaded: boolean;
}

interface Props {
  source: Source | undefined;
  how: How;
  table: Table | undefined;
  onSource: (source: Source) => void;
  onHow: (change: Partial<How>) => void;
  onNext: () => void;
}

/** Where the rows come from, and the first of them as they are read. */
export function SourceStep({ source, how, table, onSource, onHow, onNext }: Props) {
  const { t } = useApp();
  const [trouble, setTrouble] = useState<string>();
  const [text, setText] = useState('');
  const take = async (file: File | null | undefined) => {
    if (file == null) {
      return;
    }
    setTrouble(undefined);
    try {
      onSource(await sourceOf(file));
    } catch (error) {
      setTrouble(t(error instanceof Unreadable ? error.message : 'import.not_read'));
    }
  };
  const isOver = useDrops(([file]) => void take(file));
  const names: Record<Delimiter, string> = { ',': t('import.comma'), ';': t('import.semicolon'), '\t': t('import.tab'), '|': t('import.bar') };
  return (
    <>
      <div className={classes.drop} data-over={isOver || undefined}>
        <IconFileSpreadsheet size={26} aria-hidden="true" />
        <div className={classes.dropWords}>
          <p className={classes.strong}>{source === undefined ? t('import.drop') : source.name}</p>
          <p className={classes.faint}>{t('import.kinds', { most: MOST_ROWS })}</p>
        </div>
        <FileButton accept=".csv,.tsv,.txt,.xlsx,text/csv,text/tab-separated-values" onChange={(file) => void take(file)}>
          {(props) => (
            <Button {...props} variant={source === undefined ? 'filled' : 'default'}>
              {t(source === undefined ? 'field.choose_file' : 'field.other_file')}
            </Button>
          )}
        </FileButton>
      </div>
      {trouble !== undefined && (
        <p className={classes.trouble} role="alert">
          {trouble}
        </p>
      )}
      {source === undefined && (
        <div className={classes.paste}>
          <Textarea label={t('import.paste')} description={t('import.paste_text')} autosize minRows={3} maxRows={8} value={text} onChange={(event) => setText(event.currentTarget.value)} />
          <Button variant="default" disabled={text.trim() === ''} onClick={() => onSource(pasted(text, t('import.pasted')))}>
            {t('import.take_paste')}
          </Button>
        </div>
      )}
      {source !== undefined && (
        <>
          <div className={classes.tools}>
            {source.kind === 'text' ? (
              <>
                {source.isPasted !== true && (
                  <Select
                    label={t('import.encoding')}
                    description={how.isGuessed ? t('import.encoding_text') : undefined}
                    inputWrapperOrder={['label', 'input', 'description']}
                    data={ENCODINGS.map((value) => ({ value, label: value.toUpperCase() }))}
                    value={how.encoding}
                    allowDeselect={false}
                    onChange={(next) => onHow({ encoding: next as Encoding })}
                  />
                )}
                <Select label={t('import.delimiter')} data={DELIMITERS.map((value) => ({ value, label: names[value] }))} value={how.delimiter} allowDeselect={false} onChange={(next) => onHow({ delimiter: next as Delimiter })} />
              </>
            ) : (
              source.sheets.length > 1 && (
                <Select label={t('import.sheet')} data={source.sheets.map(({ name }, index) => ({ value: String(index), label: name }))} value={String(how.sheet)} allowDeselect={false} onChange={(next) => onHow({ sheet: Number(next) })} />
              )
            )}
            <Checkbox className={classes.check} label={t('import.heads')} checked={how.isHeaded} onChange={(event) => onHow({ isHeaded: event.currentTarget.checked })} />
          </div>
          {table !== undefined &&
            (table.lines.length === 0 ? (
              <p className={classes.trouble} role="alert">
                {t('import.nothing_in_it')}
              </p>
            ) : (
              <>
                <p className={classes.facts} role="status">
                  {t('import.rows', { count: table.lines.length })} {table.more > 0 && <strong>{t('import.too_many', { most: MOST_ROWS, more: table.more })}</strong>}
                </p>
                <First table={table} />
              </>
            ))}
          <div className={classes.foot}>
            <Button disabled={table === undefined || table.lines.length === 0} onClick={onNext}>
              {t('import.to_columns')}
            </Button>
          </div>
        </>
      )}
    </>
  );
}

/** The first rows as they are read. */
function First({ table }: { table: Table }) {
  const { t } = useApp();
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('import.first_rows')}>
      <table className={classes.table}>
        <thead>
          <tr>
            {table.heads.map((head, column) => (
              <th key={column} scope="col">
                {head || letters(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.lines.slice(0, 6).map((line) => (
            <tr key={line.number}>
              {line.cells.map((cell, column) => (
                <td key={column} title={cell}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
