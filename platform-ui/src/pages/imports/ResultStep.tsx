import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconDownload } from '../../icons';
import { recordOf } from '../../api/records';
import { path } from '../../meta/meta';
import type { EntityMeta } from '../../meta/types';
import { useApp } from '../../shell/app';
import { whyOf } from '../../shell/toasts';
import { reasonOf } from './CheckStep';
import { misfitsOf, type Planned } from './check';
import { Counts } from './Counts';
import classes from './imports.module.css';
import { refusedFile } from './refused';
import type { Done, State } from './run';
import { letters, type Table } from './source';
import type { Filled } from './values';

interface Props {
  meta: EntityMeta;
  table: Table;
  name: string;
  delimiter: string;
  filled: Filled[];
  planned: Planned[];
  state: State<Planned>;
  undo: State<Done<Planned>> | undefined;
  onStop: () => void;
  onGo: () => void;
  onUndo: () => void;
  onUndoGo: () => void;
  onAnother: () => void;
}

/** How far it is, what came of it, and the way back. */
export function ResultStep({ meta, table, name, delimiter, filled, planned, state, undo, onStop, onGo, onUndo, onUndoGo, onAnother }: Props) {
  const { t } = useApp();
  const { phase, done, refused, left } = state;
  const made = done.filter((each) => each.row.kind === 'make');
  const changed = done.filter((each) => each.row.kind === 'change');
  const isRunning = phase === 'running';
  const bad = [
    ...planned.filter((each) => each.kind === 'misfit').map((each) => ({ cells: each.line.cells, number: each.line.number, reason: each.misfits.map((one) => reasonOf(one, t)).join(' · ') })),
    ...refused.map(({ row, errors, detail }) => ({ cells: row.line.cells, number: row.line.number, reason: misfitsOf({ errors: [...errors], detail }, filled).map((one) => reasonOf(one, t)).join(' · ') })),
  ].sort((a, b) => a.number - b.number);
  const count = (kind: Planned['kind']) => planned.filter((each) => each.kind === kind).length;
  // what is being taken back is asked for no more
  const isThere = !isRunning && undo === undefined;
  const madeList = useListOf(meta, made, 'created', isThere);
  const changedList = useListOf(meta, changed, 'updated', isThere);
  const undone = undo?.done.length ?? 0;

  function save() {
    const heads = table.heads.map((head, column) => head || letters(column));
    const address = URL.createObjectURL(new Blob([refusedFile(heads, bad, t('import.reason'), delimiter)], { type: 'text/csv' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${name.replace(/\.\w+$/, '')} – ${t('import.refused_name')}.csv`;
    link.click();
    // the browser takes it over with the next turn
    setTimeout(() => URL.revokeObjectURL(address), 0);
  }

  return (
    <>
      {(isRunning || left > 0) && (
        <div className={classes.working}>
          <p role="status">{t('import.progress', { done: done.length + refused.length, all: done.length + refused.length + left })}</p>
          <progress className={classes.progress} aria-label={t('import.doing')} max={Math.max(1, done.length + refused.length + left)} value={done.length + refused.length} />
        </div>
      )}
      {phase === 'broken' && (
        <div className={classes.trouble} role="alert">
          {t('import.broke', { why: whyOf(state.trouble, t) })}
        </div>
      )}
      {!isRunning && undo === undefined && (
        <Counts
          label={t('import.result')}
          counts={[
            { text: t('import.made', { count: made.length }), count: made.length, to: madeList },
            { text: t('import.changed', { count: changed.length }), count: changed.length, to: changedList },
            { text: t('import.stayed', { count: count('same') }), count: count('same') },
            { text: t('import.skipped', { count: count('skip') }), count: count('skip') },
            { text: t('import.refused', { count: bad.length }), count: bad.length, isBad: true },
          ]}
        />
      )}
      {undo !== undefined && (
        <>
          <p className={classes.facts} role="status">
            {undo.phase === 'running' ? t('import.undoing', { done: undone, all: undone + undo.refused.length + undo.left }) : t('import.undone', { count: undone })}
          </p>
          {undo.phase === 'broken' && (
            <div className={classes.trouble} role="alert">
              {t('import.broke', { why: whyOf(undo.trouble, t) })}
            </div>
          )}
          {undo.refused.length > 0 && (
            <section className={classes.section} aria-label={t('import.not_undone', { count: undo.refused.length })}>
              <p className={classes.warning}>{t('import.not_undone', { count: undo.refused.length })}</p>
              <ul className={classes.kept} tabIndex={0}>
                {undo.refused.slice(0, 50).map(({ row, errors, detail }) => (
                  <li key={row.id}>
                    {t('import.row', { number: row.row.line.number })}: {errors.length > 0 ? errors.map((error) => error.reason).join(' · ') : detail}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      )}
      <div className={classes.foot}>
        {isRunning ? (
          <Button variant="default" onClick={onStop}>
            {t('import.stop')}
          </Button>
        ) : (
          <>
            {left > 0 && undo === undefined && <Button onClick={onGo}>{t('import.go_on', { count: left })}</Button>}
            {bad.length > 0 && (
              <Button variant="default" leftSection={<IconDownload size={15} />} onClick={save}>
                {t('import.refused_file')}
              </Button>
            )}
            {done.length > 0 && undo === undefined && (
              <Button variant="default" onClick={onUndo}>
                {t('import.undo')}
              </Button>
            )}
            {undo !== undefined && undo.phase !== 'running' && undo.left > 0 && <Button onClick={onUndoGo}>{t('import.go_on', { count: undo.left })}</Button>}
            {undo?.phase !== 'running' && (
              <Button variant="default" onClick={onAnother}>
                {t('import.another')}
              </Button>
            )}
          </>
        )}
      </div>
    </>
  );
}

/** The list of what was written here: by whoever did it, from the first to the last, by the server's clock. */
function useListOf(meta: EntityMeta, done: Done<Planned>[], did: 'created' | 'updated', isOver: boolean): { path: string; search: Record<string, unknown> } | undefined {
  const [at, by] = [`${did}_at`, `${did}_by`];
  const fits = meta.fields.some((field) => field.name === at && field.read && field.operators.includes('atLeast')) && meta.fields.some((field) => field.name === by && field.read);
  const asked = isOver && fits && done.length > 0;
  const first = useQuery({ ...recordOf(meta.name, done[0]?.id ?? ''), enabled: asked }).data;
  const last = useQuery({ ...recordOf(meta.name, done.at(-1)?.id ?? ''), enabled: asked }).data;
  if (!asked || first === undefined || last === undefined) {
    return undefined;
  }
  const filters = [
    { field: at, operator: 'atLeast', value: first[at] },
    { field: at, operator: 'atMost', value: last[at] },
    { field: by, operator: 'isMe' },
  ];
  return { path: `/${path(meta.name)}`, search: { view: 'all', filters } };
}
