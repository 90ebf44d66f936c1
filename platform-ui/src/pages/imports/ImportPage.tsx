import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { ask } from '../../api/client';
import { refresh } from '../../api/refresh';
import { latest } from '../../fields/currencies';
import { LANGUAGES } from '../../i18n/messages';
import { mayCreate, path, useMeta } from '../../meta/meta';
import type { EntityMeta } from '../../meta/types';
import { useApp } from '../../shell/app';
import { whyOf } from '../../shell/toasts';
import { useUnsaved } from '../../shell/unsaved';
import { Empty } from '../../ui/Empty';
import { PageFrame } from '../PageFrame';
import { bodyOf, check, type Planned, type Progress } from './check';
import { CheckStep } from './CheckStep';
import { calledBy, type Mapping, proposed, remember } from './columns';
import { ColumnsStep } from './ColumnsStep';
import classes from './imports.module.css';
import { ResultStep } from './ResultStep';
import { backOf, type Done, Run, type State } from './run';
import { decoded, delimiterOf, encodingOf, hasHeads, rowsOf, type Source, tableOf } from './source';
import { type How, SourceStep } from './SourceStep';
import { filledOf } from './values';

const STEPS = ['source', 'columns', 'check', 'result'] as const;
type Step = (typeof STEPS)[number];

/** Takes records of one kind in from a file or a table that was copied. */
export function ImportPage() {
  const { plugin, entity } = useParams({ from: '/$plugin/$entity/import' });
  const meta = useMeta(`${plugin}.${entity}`);
  const { t } = useApp();
  const [turn, setTurn] = useState(0);
  return mayCreate(meta) ? <Import key={`${meta.name} ${turn}`} meta={meta} onAnother={() => setTurn(turn + 1)} /> : <Empty title={t('import.may_not', { what: meta.plural })} />;
}

const USUAL: How = { encoding: 'utf-8', isGuessed: false, delimiter: ',', sheet: 0, isHeaded: true };

function Import({ meta, onAnother }: { meta: EntityMeta; onAnother: () => void }) {
  const { t, locale, zone } = useApp();
  const client = useQueryClient();
  const [step, setStep] = useState<Step>('source');
  const [source, setSource] = useState<Source>();
  const [how, setHow] = useState<How>(USUAL);
  const [rows, setRows] = useState<string[][]>();
  const [mapping, setMapping] = useState<Mapping>();
  const [planned, setPlanned] = useState<Planned[]>();
  const [progress, setProgress] = useState<Progress>();
  const [trouble, setTrouble] = useState<string>();
  const [state, setState] = useState<State<Planned>>();
  const [undo, setUndo] = useState<State<Done<Planned>>>();
  const run = useRef<Run<Planned>>(undefined);
  const undoing = useRef<Run<Done<Planned>>>(undefined);
  const checking = useRef<AbortController>(undefined);
  const title = useRef<HTMLHeadingElement>(null);
  const table = useMemo(() => (rows === undefined ? undefined : tableOf(rows, how.isHeaded)), [rows, how.isHeaded]);
  const languages = useQuery({ queryKey: ['meta', meta.name, 'languages'], staleTime: Infinity, queryFn: () => Promise.all(Object.keys(LANGUAGES).filter((each) => each !== locale).map((each) => ask<EntityMeta>(`meta/${path(meta.name)}`, { headers: { 'Accept-Language': each } }))) }).data;

  const isBusy = state?.phase === 'running' || undo?.phase === 'running';
  // what was begun and not finished is not left by mistake
  useUnsaved(isBusy || (state === undefined ? planned !== undefined : state.left > 0), t('import.leave'));
  useEffect(() => () => checking.current?.abort(), []);

  function show(next: Step) {
    setStep(next);
    // whoever hears the page or works by keys goes on where the step begins
    requestAnimationFrame(() => title.current?.focus());
  }

  async function take(next: Source) {
    const guess = next.kind === 'text' ? encodingOf(next.bytes, locale) : undefined;
    const encoding = guess?.encoding ?? 'utf-8';
    const delimiter = next.kind === 'text' ? delimiterOf(decoded(next.bytes, encoding)) : ',';
    setSource(next);
    await reread(next, { ...USUAL, encoding, isGuessed: guess?.isSure === false, delimiter }, true);
  }

  async function reread(from: Source, next: How, isNew: boolean) {
    const read = from.kind === 'text' ? await rowsOf(decoded(from.bytes, next.encoding), next.delimiter) : (from.sheets[next.sheet]?.rows ?? []);
    setHow(isNew ? { ...next, isHeaded: hasHeads(read) } : next);
    setRows(read);
    setMapping(undefined);
    setPlanned(undefined);
  }

  function toColumns() {
    setMapping((before) => before ?? proposed(meta, table!, calledBy([meta, ...(languages ?? [])]), locale, latest.currency, source!.kind === 'book'));
    show('columns');
  }

  async function tryOut(lines: Planned['line'][], others: Planned[]) {
    const control = new AbortController();
    checking.current = control;
    setTrouble(undefined);
    setProgress({ step: 'names', done: 0, all: 1 });
    try {
      const checked = await check(lines, others, { client, meta, mapping: mapping!, locale, zone, signal: control.signal, onProgress: setProgress });
      const byNumber = new Map([...others, ...checked].map((each) => [each.line.number, each]));
      setPlanned([...byNumber.values()].sort((a, b) => a.line.number - b.line.number));
    } catch (error) {
      if (!control.signal.aborted) {
        setTrouble(whyOf(error, t));
      }
    }
    if (checking.current === control) {
      setProgress(undefined);
    }
  }

  function toCheck() {
    remember(meta, table!.heads, mapping!);
    setPlanned(undefined);
    show('check');
    void tryOut(table!.lines, []);
  }

  /** Rows whose cells were mended are tried anew, the others stay as they are. */
  function mend(cells: Map<number, Map<number, string>>) {
    const lines = planned!.filter((each) => cells.has(each.line.number)).map(({ line }) => ({ ...line, cells: line.cells.map((cell, column) => cells.get(line.number)!.get(column)?.trim() ?? cell) }));
    const mended = new Map(lines.map((line) => [line.number, line]));
    // also when the check breaks off, what was typed is there
    setPlanned(planned!.map((each) => ({ ...each, line: mended.get(each.line.number) ?? each.line })));
    void tryOut(lines, planned!.filter((each) => !mended.has(each.line.number)));
  }

  function toResult() {
    const open = planned!.filter((each) => each.kind === 'make' || each.kind === 'change');
    run.current = new Run(meta.name, open, bodyOf, setState);
    show('result');
    go();
  }

  const go = () => void run.current!.go().then(() => refresh(client, meta.name));

  function takeBack() {
    // the last goes first: what others need was there before them
    undoing.current = new Run(meta.name, [...state!.done].reverse(), backOf, setUndo);
    goBack();
  }

  const goBack = () => void undoing.current!.go().then(() => refresh(client, meta.name));

  const names: Record<Step, string> = { source: t('import.step_source'), columns: t('import.step_columns'), check: t('import.step_check'), result: t('import.step_result') };
  return (
    <PageFrame
      title={t('import.title', { what: meta.plural })}
      actions={
        <Link className={classes.link} to={`/${path(meta.name)}` as never}>
          {t('import.to_list', { what: meta.plural })}
        </Link>
      }
    >
      <ol className={classes.steps} aria-label={t('import.steps')}>
        {STEPS.map((each, index) => (
          <li key={each} aria-current={each === step ? 'step' : undefined} data-past={STEPS.indexOf(step) > index || undefined}>
            <span className={classes.stepNumber} aria-hidden="true">
              {index + 1}
            </span>
            {names[each]}
          </li>
        ))}
      </ol>
      <h2 ref={title} className={classes.stepTitle} tabIndex={-1}>
        {names[step]}
      </h2>
      {step === 'source' && <SourceStep source={source} how={how} table={table} onSource={(next) => void take(next)} onHow={(change) => void reread(source!, { ...how, ...change }, false)} onNext={toColumns} />}
      {step === 'columns' && mapping !== undefined && <ColumnsStep meta={meta} table={table!} mapping={mapping} onMapping={setMapping} onBack={() => show('source')} onNext={toCheck} />}
      {step === 'check' && (
        <CheckStep
          meta={meta}
          table={table!}
          mapping={mapping!}
          planned={planned}
          progress={progress}
          trouble={trouble}
          onMend={mend}
          onAgain={() => void tryOut(planned === undefined ? table!.lines : planned.filter((each) => each.kind === 'misfit').map((each) => each.line), planned?.filter((each) => each.kind !== 'misfit') ?? [])}
          onBack={() => {
            checking.current?.abort();
            setProgress(undefined);
            setPlanned(undefined);
            show('columns');
          }}
          onImport={toResult}
        />
      )}
      {step === 'result' && state !== undefined && (
        <ResultStep
          meta={meta}
          table={table!}
          name={source!.name}
          delimiter={source!.kind === 'text' ? how.delimiter : ','}
          filled={filledOf(meta, mapping!)}
          planned={planned!}
          state={state}
          undo={undo}
          onStop={() => run.current!.stop()}
          onGo={go}
          onUndo={takeBack}
          onUndoGo={goBack}
          onAnother={onAnother}
        />
      )}
    </PageFrame>
  );
}
