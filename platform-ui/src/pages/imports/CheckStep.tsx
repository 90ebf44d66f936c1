import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fieldOf, titleOf } from '../../meta/meta';
import type { EntityMeta } from '../../meta/types';
import { type Translate, useApp } from '../../shell/app';
import type { Planned, Progress } from './check';
import type { Mapping } from './columns';
import classes from './imports.module.css';
import { Counts } from './Counts';
import { letters, type Table } from './source';
import type { Misfit } from './values';

/** So many rows that do not fit are shown at a time; those that are mended make room for others. */
const SHOWN = 50;

interface Props {
  meta: EntityMeta;
  table: Table;
  mapping: Mapping;
  planned: Planned[] | undefined;
  progress: Progress | undefined;
  trouble: string | undefined;
  onMend: (cells: Map<number, Map<number, string>>) => void;
  onAgain: () => void;
  onBack: () => void;
  onImport: () => void;
}

/** What would become of all rows, tried on the server; what does not fit is mended where it stands. */
export function CheckStep({ meta, table, mapping, planned, progress, trouble, onMend, onAgain, onBack, onImport }: Props) {
  const { t } = useApp();
  const [typed, setTyped] = useState(new Map<number, Map<number, string>>());
  const wrong = (planned ?? []).filter((each) => each.kind === 'misfit');
  const count = (kind: Planned['kind']) => (planned ?? []).filter((each) => each.kind === kind).length;
  const ready = count('make') + count('change');
  const type = (row: number, column: number, text: string) => setTyped((before) => new Map(before).set(row, new Map(before.get(row)).set(column, text)));
  const mend = () => {
    onMend(typed);
    setTyped(new Map());
  };
  return (
    <>
      {progress !== undefined && <Working progress={progress} t={t} />}
      {trouble !== undefined && (
        <div className={classes.trouble} role="alert">
          {t('import.check_broke', { why: trouble })}{' '}
          <Button variant="default" size="compact-xs" onClick={onAgain}>
            {t('trouble.again')}
          </Button>
        </div>
      )}
      {planned !== undefined && progress === undefined && (
        <>
          <Counts
            label={t('import.check')}
            counts={[
              { text: t('import.will_make', { count: count('make') }), count: count('make') },
              { text: t('import.will_change', { count: count('change') }), count: count('change') },
              { text: t('import.will_stay', { count: count('same') }), count: count('same') },
              { text: t('import.will_skip', { count: count('skip') }), count: count('skip') },
              { text: t('import.misfits', { count: wrong.length }), count: wrong.length, isBad: true },
            ]}
          />
          {wrong.length > 0 && (
            <form
              className={classes.section}
              aria-label={t('import.mend')}
              onSubmit={(event) => {
                event.preventDefault();
                mend();
              }}
            >
              <h3 className={classes.name}>{t('import.mend')}</h3>
              <p className={classes.faint}>{t('import.mend_text')}</p>
              <ul className={classes.wrong}>
                {wrong.slice(0, SHOWN).map((each) => (
                  <Wrong key={each.line.number} meta={meta} table={table} mapping={mapping} planned={each} typed={typed.get(each.line.number)} onType={(column, text) => type(each.line.number, column, text)} />
                ))}
              </ul>
              {wrong.length > SHOWN && <p className={classes.faint}>{t('import.more_misfits', { count: wrong.length - SHOWN })}</p>}
              <Button type="submit" variant="default" disabled={typed.size === 0}>
                {t('import.check_again')}
              </Button>
            </form>
          )}
        </>
      )}
      <div className={classes.foot}>
        <Button variant="default" onClick={onBack}>
          {t(progress === undefined ? 'import.back' : 'action.cancel')}
        </Button>
        {progress === undefined && planned !== undefined && (
          <Button disabled={ready === 0 || typed.size > 0} onClick={onImport}>
            {ready === 0 ? t('import.nothing_to_do') : t('import.do', { count: ready })}
          </Button>
        )}
      </div>
    </>
  );
}

function Working({ progress, t }: { progress: Progress; t: Translate }) {
  const words = { names: t('import.looking_for_names'), existing: t('import.looking_for_existing'), trial: t('import.trying', { done: progress.done, all: progress.all }) };
  return (
    <div className={classes.working}>
      <p role="status">{words[progress.step]}</p>
      <progress className={classes.progress} aria-label={words[progress.step]} max={Math.max(progress.all, 1)} value={progress.done} />
    </div>
  );
}

/** Why something does not fit, in words. */
export function reasonOf(misfit: Misfit, t: Translate): string {
  return typeof misfit.reason === 'string' ? misfit.reason : t(misfit.reason.key, { text: misfit.reason.text });
}

function Wrong({ meta, table, mapping, planned, typed, onType }: { meta: EntityMeta; table: Table; mapping: Mapping; planned: Planned; typed: Map<number, string> | undefined; onType: (column: number, text: string) => void }) {
  const { t } = useApp();
  const { line, misfits } = planned;
  const named = [...new Set(misfits.flatMap((each) => (each.column === undefined ? [] : [each.column])))];
  // what is said of a row as a whole may be mended in any of its cells
  const columns = named.length > 0 ? named : mapping.columns.flatMap((column, index) => (column.field === undefined ? [] : [index]));
  const others = misfits.filter((each) => each.column === undefined);
  const title = planned.record === undefined ? titleIn(meta, planned, mapping, table) : titleOf(meta, planned.record);
  const headOf = (column: number) => table.heads[column] || letters(column);
  return (
    <li className={classes.row}>
      <div className={classes.which}>
        <span className={classes.number}>{t('import.row', { number: line.number })}</span> {title}
      </div>
      {others.map((each, index) => (
        <p key={index} className={classes.why}>
          {[each.field === undefined ? undefined : (fieldOf(meta, each.field)?.label ?? each.field), reasonOf(each, t)].filter((word) => word !== undefined).join(': ')}
        </p>
      ))}
      <div className={classes.cells}>
        {columns.map((column) => (
          <TextInput
            key={column}
            label={headOf(column)}
            aria-label={t('import.cell_of', { column: headOf(column), number: line.number })}
            value={typed?.get(column) ?? line.cells[column] ?? ''}
            error={
              misfits
                .filter((each) => each.column === column)
                .map((each) => reasonOf(each, t))
                .join(' · ') || undefined
            }
            onChange={(event) => onType(column, event.currentTarget.value)}
          />
        ))}
      </div>
    </li>
  );
}

/** What a row would be called: its cells of the title, else the first that holds something. */
function titleIn(meta: EntityMeta, { line }: Planned, mapping: Mapping, table: Table): string {
  const words = meta.title.map((name) => line.cells[mapping.columns.findIndex((column) => column.field === name)] ?? '').filter((word) => word !== '');
  return words.join(' ') || (table.heads.map((_head, column) => line.cells[column]).find((cell) => cell !== '') ?? '');
}
