import { Menu, Tooltip, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/client';
import { keep, run } from '../api/records';
import { refresh } from '../api/refresh';
import { lacking } from '../fields/conditions';
import { useFormats } from '../fields/formats';
import { inputOf, isOpen, laneOf, stepsTo, wayTo } from '../fields/ways';
import { IconCheck, IconChevronDown } from '../icons';
import { fieldOf, path, titleOf } from '../meta/meta';
import type { ActionMeta, EntityMeta, FieldMeta, Rec } from '../meta/types';
import { useApp } from '../shell/app';
import { say, sayTrouble } from '../shell/toasts';
import { ActionForm } from './ActionForm';
import classes from './Path.module.css';

/** A state of a workflow as it stands in a path. */
interface State {
  name: string;
  label: string;
  isCurrent: boolean;
  /** Transitions that the record may take to it now. */
  steps: ActionMeta[];
  /** Why there is none; or what the record lacks for the one that there is. */
  why: string;
}

/** The states of each field that a workflow holds, and the steps between them. */
export function Paths({ meta, record }: { meta: EntityMeta; record: Rec }) {
  return meta.fields
    .filter((field) => field.moved === true && field.read && (field.options?.length ?? 0) > 1)
    .map((field) => <Path key={field.name} meta={meta} field={field} record={record} />);
}

function Path({ meta, field, record }: { meta: EntityMeta; field: FieldMeta; record: Rec }) {
  const { t } = useApp();
  const client = useQueryClient();
  const isNarrow = useMediaQuery('(max-width: 640px)') ?? false;
  const states = useStates(meta, field, record);
  const [asked, setAsked] = useState<ActionMeta>();
  const [going, setGoing] = useState<string>();
  const current = states.find((state) => state.isCurrent);

  async function take(action: ActionMeta, state: State) {
    const input = inputOf(action, field, state.name);
    if (input === undefined || going !== undefined) {
      setAsked(action);
      return;
    }
    const from = laneOf(record, field);
    setGoing(state.name);
    try {
      await run(meta.name, record.id, action.name, record.version, input, crypto.randomUUID());
      const after = await ask<Rec>(`records/${path(meta.name)}/${record.id}`);
      keep(client, meta.name, after);
      const back = wayTo(meta, field, after, from);
      const given = back?.kind === 'act' ? inputOf(back.action, field, from) : undefined;
      const lane = states.find((each) => each.name === laneOf(after, field))?.label ?? state.label;
      say(t('board.moved', { what: titleOf(meta, after), lane }), given === undefined ? undefined : t('action.undo'), async () => {
        try {
          await run(meta.name, record.id, (back as { action: ActionMeta }).action.name, after.version, given!, crypto.randomUUID());
        } catch (refused) {
          sayTrouble(refused, t);
        }
        settle();
      });
    } catch (refused) {
      sayTrouble(refused, t);
    } finally {
      setGoing(undefined);
      settle();
    }
  }

  function settle() {
    refresh(client, meta.name, record.id);
    void client.invalidateQueries({ queryKey: ['records', 'system.approval'] });
  }

  return (
    <>
      {isNarrow ? (
        <Menu position="bottom-start" width="target">
          <Menu.Target>
            <UnstyledButton className={classes.small} aria-label={t('path.now', { field: field.label, state: current?.label ?? '–' })}>
              <span className={classes.field}>{field.label}</span>
              <span className={classes.name}>{current?.label ?? '–'}</span>
              <IconChevronDown size={15} aria-hidden="true" />
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            {states.map((state) =>
              state.steps.length === 0 ? (
                <Menu.Item key={state.name} aria-disabled="true" closeMenuOnClick={false} className={classes.closed} leftSection={state.isCurrent ? <IconCheck size={14} /> : undefined}>
                  {state.label}
                  {!state.isCurrent && <span className={classes.reason}>{state.why}</span>}
                </Menu.Item>
              ) : (
                state.steps.map((step) => (
                  <Menu.Item key={`${state.name} ${step.name}`} onClick={() => void take(step, state)}>
                    {state.label}
                    <span className={classes.reason}>{step.label}</span>
                  </Menu.Item>
                ))
              ),
            )}
          </Menu.Dropdown>
        </Menu>
      ) : (
        <ol className={classes.path} aria-label={field.label}>
          {states.map((state) => (
            <li key={state.name} className={classes.step} data-current={state.isCurrent || undefined} data-going={going === state.name || undefined}>
              <Step state={state} onTake={(step) => void take(step, state)} />
            </li>
          ))}
        </ol>
      )}
      {asked !== undefined && <ActionForm meta={meta} record={record} action={asked} onClose={() => setAsked(undefined)} onDone={settle} />}
    </>
  );
}

function Step({ state, onTake }: { state: State; onTake: (step: ActionMeta) => void }) {
  const { t } = useApp();
  if (state.isCurrent) {
    return (
      <span className={classes.state} aria-current="step">
        {state.label}
      </span>
    );
  }
  if (state.steps.length > 1) {
    return (
      <Menu position="bottom-start">
        <Menu.Target>
          <UnstyledButton className={classes.state} data-open="true">
            {state.label}
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {state.steps.map((step) => (
            <Menu.Item key={step.name} onClick={() => onTake(step)}>
              {step.label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    );
  }
  const [step] = state.steps;
  return (
    <Tooltip label={step === undefined || state.why !== '' ? state.why : t('path.step', { action: step.label })} position="bottom" multiline maw={320} withinPortal events={{ hover: true, focus: true, touch: true }}>
      <UnstyledButton className={classes.state} data-open={step !== undefined || undefined} aria-disabled={step === undefined} onClick={() => step !== undefined && onTake(step)}>
        {state.label}
      </UnstyledButton>
    </Tooltip>
  );
}

function useStates(meta: EntityMeta, field: FieldMeta, record: Rec): State[] {
  const { t, session } = useApp();
  const formats = useFormats();
  const now = laneOf(record, field);
  const labelOf = (name: string) => field.options?.find((option) => option.name === name)?.label ?? name;
  const why = (step: ActionMeta, lane: string): string => {
    if (step.approval !== undefined && step.approval.waiting !== lane && (isOpen(step, field, record) || step.approval.waiting === now)) {
      return t('path.why_approval', { action: step.label });
    }
    if (step.moves?.from !== undefined && !step.moves.from.includes(now)) {
      return t('path.why_from', { action: step.label, states: step.moves.from.map(labelOf).join(', ') });
    }
    const lacks = lacking(meta, step.where, record, session.user.id, t, formats);
    return lacks.length > 0 ? t('path.why_lacks', { action: step.label, what: lacks.join('; ') }) : t('path.why_not_you', { action: step.label });
  };
  /** What is asked for with the step itself is not needed before. */
  const needs = ([step, ...others]: ActionMeta[]): string => {
    const empty = others.length > 0 ? [] : (step?.needs ?? []).filter((name) => (record[name] ?? null) === null && !step?.input.some((each) => each.name === name));
    return empty.length === 0 ? '' : t('path.needs', { action: step!.label, what: empty.map((name) => fieldOf(meta, name)?.label ?? name).join(', ') });
  };
  return (field.options ?? [])
    .filter((option) => option.active || option.name === now)
    .map((option) => {
      const all = stepsTo(meta, field, option.name);
      // what others have to agree to leads to where it waits, and only then further
      const steps = option.name === now ? [] : all.filter((step) => isOpen(step, field, record) && (step.approval === undefined || step.approval.waiting === option.name));
      const through = all.length > 0 ? all : meta.actions.filter((step) => step.moves?.field === field.name && step.approval?.rejected === option.name);
      return {
        name: option.name,
        label: option.label,
        isCurrent: option.name === now,
        steps,
        why: steps.length > 0 ? needs(steps) : through.length === 0 ? t('path.why_none') : all.length === 0 ? t('path.why_rejected') : all.map((step) => why(step, option.name)).join(' '),
      };
    });
}
