import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { planOf } from '../../api/platform';
import { useFormats } from '../../fields/formats';
import { Trouble } from '../../shell/Trouble';
import { useApp } from '../../shell/app';
import { PageFrame, Section } from '../PageFrame';
import { PlanView, State } from './PlanView';
import classes from './admin.module.css';

/** One plan, on a page of its own: what it would do or did. */
export function PlanPage() {
  const { t } = useApp();
  const formats = useFormats();
  const { id } = useParams({ from: '/system/plan/$id' });
  const { data: plan, error } = useQuery(planOf(id));
  if (error !== null) {
    return <Trouble t={t} error={error} />;
  }
  return plan === undefined ? null : (
    <PageFrame
      title={plan.title.length > 90 ? `${plan.title.slice(0, 90)}…` : plan.title}
      text={t('plan.made', { when: formats.moment(plan.created_at) })}
      actions={
        <>
          <State state={plan.state} />
          <Link className={classes.link} to="/$plugin/$entity" params={{ plugin: 'system', entity: 'plan' }}>
            {t('plan.all')}
          </Link>
        </>
      }
    >
      <Section title={t(plan.state === 'applied' ? 'plan.did' : 'plan.dialog')}>
        <PlanView plan={plan} />
      </Section>
    </PageFrame>
  );
}
