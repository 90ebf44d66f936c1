import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { widgetRows } from '../../api/dashboards';
import { useFormats } from '../../fields/formats';
import { pageOf } from '../../meta/meta';
import type { RefValue } from '../../meta/types';
import { useApp } from '../../shell/app';
import { unseen } from '../../shell/manifest';
import { Face } from '../../ui/Face';
import { Pill } from '../../ui/Pill';
import type { WidgetProps } from './kinds';
import classes from './Widget.module.css';

const APPROVALS = 'system.approval';

/** Notices that nobody has looked at, and what waits for the reader's decision, which comes first. */
export function Waiting({ widget }: WidgetProps) {
  const { t, session } = useApp();
  const formats = useFormats();
  const notices = useQuery(unseen).data;
  const asked = useQuery(
    widgetRows(APPROVALS, { where: { and: [{ waiting_for: { contains: session.user.id } }, { ended_at: { isEmpty: true } }] } }, ['-created_at'], ['about', 'created_at', 'requester'], 20),
  );
  const approvals = asked.data?.records ?? [];
  if (notices === undefined || asked.isPending) {
    return null;
  }
  const lines = [
    ...approvals.map((each) => ({ id: each.id, to: pageOf({ entity: APPROVALS, id: each.id }), about: each.about as RefValue | null, at: String(each.created_at), isDecision: true, words: t('widget.decision') })),
    ...notices.records.map((each) => {
      const about = each.about as RefValue | null;
      return { id: each.id, to: about === null ? '/system/notice' : pageOf(about), about, at: String(each.created_at), isDecision: false, words: String(each.notice) };
    }),
  ].slice(0, widget.lines ?? 12);
  return lines.length === 0 ? (
    <p className={classes.none}>{t('home.no_notices')}</p>
  ) : (
    <ul className={classes.list}>
      {lines.map((each) => (
        <li key={each.id}>
          <Link className={classes.line} to={each.to}>
            <Face id={each.about?.id ?? each.id} title={each.about?.title ?? '!'} />
            <span className={classes.name}>{each.about?.title ?? each.words}</span>
            {each.isDecision && <Pill name="decision" label={each.words} />}
            <span className={classes.fact}>{formats.lately(each.at)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
