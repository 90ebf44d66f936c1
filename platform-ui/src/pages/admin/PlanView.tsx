import { Button, Loader, Modal, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { apply, type Plan } from '../../api/platform';
import { useFormats } from '../../fields/formats';
import { Pill } from '../../ui/Pill';
import { useApp } from '../../shell/app';
import { say, whyOf } from '../../shell/toasts';
import classes from './admin.module.css';

/** How many names stand in a line before the others are asked for. */
const FEW = 6;

/** What a change would do, before it is done; it is done from here. */
export function PlanDialog({ plan, onClose, onApplied }: { plan: Plan; onClose: () => void; onApplied?: (plan: Plan) => void }) {
  const { t } = useApp();
  return (
    <Modal opened onClose={onClose} size={640} title={t('plan.dialog')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <PlanView
        plan={plan}
        onClose={onClose}
        onApplied={(applied) => {
          onClose();
          onApplied?.(applied);
        }}
      />
    </Modal>
  );
}

/** A plan as people read it. */
export function PlanView({ plan, onClose, onApplied }: { plan: Plan; onClose?: () => void; onApplied?: (plan: Plan) => void }) {
  const { t } = useApp();
  const formats = useFormats();
  const client = useQueryClient();
  const [confirm, setConfirm] = useState('');
  const [backup, setBackup] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const rows = (count: { value: number; exact: boolean }) => t('plan.rows', { count: count.value, shown: `${count.exact ? '' : '≈ '}${formats.integer(count.value)}` });
  const dropped = plan.dropped ?? [];
  const isPurge = (plan.plugins ?? []).some((step) => step.to.state === 'purged') || dropped.length > 0;
  const conflicts = plan.conflicts ?? [];
  const mayApply = plan.state === 'proposed' && plan.possible !== false;

  async function run() {
    setBusy(true);
    setTrouble(undefined);
    try {
      const applied = await apply(plan.id, isPurge ? { confirm: confirm.trim(), backup: backup.trim() } : undefined);
      void client.invalidateQueries();
      say(t('plan.applied'));
      onApplied?.(applied);
    } catch (refused) {
      setTrouble(whyOf(refused, t));
      void client.invalidateQueries({ queryKey: ['platform'] });
    } finally {
      setBusy(false);
    }
  }

  return (
    <div>
      <div className={classes.steps}>
        {(plan.plugins ?? []).length > 0 && (
          <section className={classes.step}>
            <h3>{t('plan.plugins')}</h3>
            <ul>
              {plan.plugins!.map((step) => (
                <li key={step.plugin}>
                  <strong>{step.title}</strong> {t('plan.becomes', { from: stateOf(t, step.from.state), to: stateOf(t, step.to.state) })}{' '}
                  {step.from.version !== step.to.version && step.to.version !== '' && `(${step.from.version} → ${step.to.version})`}
                  {step.because !== 'asked' && <span className={classes.names}> · {step.because}</span>}
                </li>
              ))}
            </ul>
          </section>
        )}
        {(plan.model ?? []).length > 0 && (
          <section className={classes.step}>
            <h3>{t('plan.model')}</h3>
            <ul>
              {plan.model!.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
        )}
        {(plan.tables ?? []).length > 0 && (
          <section className={classes.step}>
            <h3>{t('plan.tables')}</h3>
            <ul>
              {plan.tables!.map((work) => (
                <li key={work.text}>
                  {work.text} <span className={classes.names}>· {rows(work.rows)}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        {(plan.hidden ?? []).some((each) => each.rows.value > 0) && (
          <section className={classes.step}>
            <h3>{t('plan.hidden')}</h3>
            <ul>
              {plan.hidden!
                .filter((each) => each.rows.value > 0)
                .map((each) => (
                  <li key={each.entity}>
                    {each.entity} <span className={classes.names}>· {rows(each.rows)}</span>
                  </li>
                ))}
            </ul>
          </section>
        )}
        {dropped.length > 0 && (
          <section className={classes.step}>
            <h3>{t('plan.dropped')}</h3>
            <ul>
              {dropped.map((each) => (
                <li key={`${each.table} ${each.column ?? ''}`}>
                  {each.column === undefined ? each.table : `${each.table}.${each.column}`} <span className={classes.names}>· {rows(each.rows)}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        {(plan.upgrades ?? []).length > 0 && (
          <section className={classes.step}>
            <h3>{t('plan.upgrades')}</h3>
            <ul>
              {plan.upgrades!.map((each) => (
                <li key={`${each.plugin} ${each.version} ${each.entity}`}>
                  {each.plugin} {each.version}: {each.entity} <span className={classes.names}>· {rows(each.rows)}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        {(plan.differences ?? []).length > 0 && (
          <section className={classes.step}>
            <h3>{t('plan.differences')}</h3>
            <ul>
              {plan.differences!.map((each) => (
                <li key={`${each.plugin} ${each.kind}`}>
                  {each.plugin} · {each.kind}
                  {each.gains.length > 0 && <Names sign="+" names={each.gains} />}
                  {each.losses.length > 0 && <Names sign="−" names={each.losses} />}
                  {each.renamed.length > 0 && <Names sign="→" names={each.renamed.map((one) => `${one.from} → ${one.to}`)} />}
                </li>
              ))}
            </ul>
          </section>
        )}
        {(plan.warnings ?? []).length > 0 && (
          <section className={classes.step}>
            <h3>{t('plan.warnings')}</h3>
            {plan.warnings!.map((warning) => (
              <div key={warning} className={classes.note}>
                {warning}
              </div>
            ))}
          </section>
        )}
        {conflicts.length > 0 && (
          <section className={classes.step}>
            <h3>{t('plan.conflicts')}</h3>
            {conflicts.map((each) => (
              <div key={`${each.place} ${each.reason}`} className={classes.why}>
                <p>{[each.place, each.reason].filter((word) => word !== '').join(': ')}</p>
                {each.mend !== '' && <p>{each.mend}</p>}
              </div>
            ))}
          </section>
        )}
      </div>
      {plan.reason !== undefined && <div className={classes.why}>{plan.reason}</div>}
      {mayApply && isPurge && (
        <div className={classes.confirm}>
          <div className={classes.why}>{t('plan.for_good')}</div>
          <TextInput label={t('plan.confirm')} description={t('plan.confirm_text')} value={confirm} onChange={(event) => setConfirm(event.currentTarget.value)} />
          <TextInput label={t('plan.backup')} description={t('plan.backup_text')} value={backup} onChange={(event) => setBackup(event.currentTarget.value)} />
        </div>
      )}
      {trouble !== undefined && (
        <div className={classes.why} role="alert">
          {trouble}
        </div>
      )}
      {busy && (
        <div className={classes.busy} role="status">
          <Loader size="xs" /> {t('plan.busy')}
        </div>
      )}
      <div className={classes.foot}>
        {onClose !== undefined && (
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
        )}
        {mayApply && (
          <Button color={isPurge ? 'red' : undefined} loading={busy} disabled={isPurge && confirm.trim() === ''} onClick={() => void run()}>
            {t('plan.apply')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Names({ sign, names }: { sign: string; names: string[] }) {
  const { t } = useApp();
  const [isAll, setAll] = useState(names.length <= FEW);
  const shown = isAll ? names : names.slice(0, FEW);
  return (
    <div className={classes.names}>
      {sign}{' '}
      {shown.map((name, index) => (
        <Fragment key={name}>
          {index > 0 && ', '}
          {name}
        </Fragment>
      ))}
      {!isAll && (
        <>
          {' '}
          <button type="button" className={classes.more} onClick={() => setAll(true)}>
            {t('plan.more', { count: names.length - FEW })}
          </button>
        </>
      )}
    </div>
  );
}

const STATES = ['active', 'enabled', 'available', 'disabled', 'removed', 'purged', 'refused', 'set_aside', 'missing', 'proposed', 'impossible', 'applied', 'outdated', 'failed', 'retired', 'defined'];

/** A state's name, as people say it. */
export function stateOf(t: (key: string) => string, state: string): string {
  return STATES.includes(state) ? t(`state.${state}`) : state;
}

export function State({ state }: { state: string }) {
  const { t } = useApp();
  return <Pill name={state} hue={HUES[state] ?? 0} label={stateOf(t, state)} />;
}

/** Green for what works, orange for what somebody has to look at, blue for what waits; what rests is grey. */
const HUES: Record<string, number> = { active: 5, enabled: 5, applied: 5, proposed: 1, available: 1, refused: 4, set_aside: 4, missing: 4, impossible: 4, failed: 4, outdated: 4 };
