import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { pageOf } from '../../meta/meta';
import { useApp } from '../../shell/app';
import { favourites, type Marked, recent, useNavigation } from '../../shell/manifest';
import { Face } from '../../ui/Face';
import { Failed } from './Closed';
import type { WidgetProps } from './kinds';
import classes from './Widget.module.css';

export function Recent({ widget }: WidgetProps) {
  const { t } = useApp();
  return <Marks of={useQuery(recent)} lines={widget.lines} none={t('home.no_recent')} />;
}

export function Favourites({ widget }: WidgetProps) {
  const { t } = useApp();
  return <Marks of={useQuery(favourites)} lines={widget.lines} none={t('home.no_favourites')} />;
}

function Marks({ of: { data: marks, error }, lines = 12, none }: { of: { data?: Marked[]; error: unknown }; lines?: number; none: string }) {
  const { records, administration } = useNavigation();
  const kinds = new Map([...records, ...administration].map((item) => [item.entity, item.label]));
  if (marks === undefined) {
    return error === null ? null : <Failed error={error} />;
  }
  return marks.length === 0 ? (
    <p className={classes.none}>{none}</p>
  ) : (
    <ul className={classes.list}>
      {marks.slice(0, lines).map((each) => (
        <li key={each.id}>
          <Link className={classes.line} to={pageOf(each)}>
            <Face id={each.id} title={each.title} round={each.entity === 'system.user'} />
            <span className={classes.name}>{each.title}</span>
            <span className={classes.fact}>{kinds.get(each.entity) ?? ''}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
