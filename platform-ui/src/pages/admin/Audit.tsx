import { Button, Select } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { audit, type Logged } from '../../api/platform';
import { daysAfter, instantOf } from '../../fields/calendar';
import { useFormats } from '../../fields/formats';
import { partOf } from '../../fields/registry';
import { Value } from '../../fields/Value';
import { fieldOf, pageOf } from '../../meta/meta';
import { plainField } from '../../meta/plain';
import type { EntityMeta, FieldMeta, RefValue } from '../../meta/types';
import { Missing } from '../../shell/Shell';
import { useApp } from '../../shell/app';
import { Trouble } from '../../shell/Trouble';
import { Empty } from '../../ui/Empty';
import { Face } from '../../ui/Face';
import { Coming, PageFrame } from '../PageFrame';
import { metas } from './Administration';
import { useNames } from './names';
import classes from './admin.module.css';

const KINDS = { changes: ['created', 'updated', 'deleted', 'restored', 'purged', 'action'], accesses: ['read', 'searched', 'exported', 'printed'] } as const;

/** Who changed and who saw what, over all records, as people read it. */
export function Audit() {
  const { t, session } = useApp();
  const formats = useFormats();
  const navigate = useNavigate();
  const { part, entity } = useSearch({ from: '/system/audit' });
  const log = part === 'accesses' ? 'accesses' : 'changes';
  const [kind, setKind] = useState<string | null>(null);
  const [actor, setActor] = useState<RefValue | null>(null);
  const [from, setFrom] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const known = useQuery(metas).data ?? [];
  const asked = {
    ...(entity === undefined ? {} : { entity }),
    ...(kind === null ? {} : { kind }),
    ...(actor === null ? {} : { actor: actor.id }),
    ...(from === null ? {} : { from: instantOf(from, formats.zone) }),
    ...(until === null ? {} : { before: instantOf(daysAfter(until, 1), formats.zone) }),
  };
  const isAuditor = session.permissions.includes('system.read_audit');
  const told = useInfiniteQuery({
    queryKey: ['audit', log, asked],
    enabled: isAuditor,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => audit(log, asked, pageParam, signal),
    getNextPageParam: (page) => page.next,
  });
  const entries = told.data?.pages.flatMap((page) => page.entries) ?? [];
  const names = useNames(entries.map(refOf).filter((ref) => ref !== undefined));
  if (!isAuditor) {
    return <Missing />;
  }
  const Person = partOf('reference').Edit!;
  const Day = partOf('date').Edit!;
  const go = (search: { part?: string; entity?: string }) => void navigate({ to: '/system/audit', search, replace: true });
  const kinds = { created: t('history.created'), updated: t('history.updated'), deleted: t('history.deleted'), restored: t('history.restored'), purged: t('history.purged'), action: t('history.action'), read: t('audit.read'), searched: t('audit.searched'), exported: t('audit.exported'), printed: t('audit.printed') };
  return (
    <PageFrame title={t('audit.title')} text={t('audit.text')}>
      <div className={classes.tools}>
        <Select
          label={t('audit.what')}
          w={140}
          allowDeselect={false}
          data={[
            { value: 'changes', label: t('audit.changes') },
            { value: 'accesses', label: t('audit.accesses') },
          ]}
          value={log}
          onChange={(next) => {
            setKind(null);
            go({ part: next ?? undefined, entity });
          }}
        />
        <Select label={t('audit.of')} className={classes.grow} data={known.map((meta) => ({ value: meta.name, label: meta.plural }))} value={entity ?? null} searchable clearable onChange={(next) => go({ part, entity: next ?? undefined })} />
        <Select label={t('audit.kind')} w={140} data={KINDS[log].map((value) => ({ value, label: kinds[value] }))} value={kind} clearable onChange={setKind} />
        <div className={classes.grow}>
          <Person id="audit-who" label={t('audit.who')} field={plainField({ name: 'who', label: '', type: 'reference', targets: ['system.user'] })} value={actor} onChange={(next) => setActor(next as RefValue | null)} />
        </div>
        <div className={classes.day}>
          <Day id="audit-from" label={t('audit.from')} field={plainField({ name: 'day', label: '', type: 'date' })} value={from} onChange={(next) => setFrom((next as string | null) ?? null)} />
        </div>
        <div className={classes.day}>
          <Day id="audit-until" label={t('audit.until')} field={plainField({ name: 'day', label: '', type: 'date' })} value={until} onChange={(next) => setUntil((next as string | null) ?? null)} />
        </div>
      </div>
      {told.error !== null ? (
        <Trouble t={t} error={told.error} onRetry={() => void told.refetch()} />
      ) : told.isPending ? (
        <Coming />
      ) : entries.length === 0 ? (
        <Empty title={t('audit.none')} text={t('audit.none_text')} />
      ) : (
        <ol className={classes.list}>
          {entries.map((entry, index) => {
            const ref = refOf(entry);
            const meta = known.find((each) => each.name === (ref?.entity ?? entry.entity));
            return (
              <li key={`${entry.at} ${index}`} className={classes.item}>
                <Face id={entry.by?.id ?? 'nobody'} title={entry.by?.name ?? '·'} round />
                <div className={classes.what}>
                  <div className={classes.line}>
                    <span className={classes.title}>{entry.by?.name ?? ''}</span>
                    <span>{kinds[entry.kind as keyof typeof kinds] ?? entry.kind}</span>
                    <span className={classes.facts}>{meta?.label ?? ref?.entity ?? entry.entity}</span>
                    {ref !== undefined && (names.has(ref.id) ? <Link className={classes.link} to={pageOf(ref)}>{cut(names.get(ref.id)!)}</Link> : <span className={classes.facts}>{ref.id.slice(-6)}</span>)}
                    {entry.records !== undefined && entry.records > 1 && <span className={classes.facts}>{t('audit.records', { count: entry.records })}</span>}
                  </div>
                  {meta !== undefined && entry.changes !== undefined && <Changes meta={meta} entry={entry} />}
                </div>
                <time className={classes.when} dateTime={entry.at}>
                  {formats.lately(entry.at)}
                </time>
              </li>
            );
          })}
        </ol>
      )}
      {told.hasNextPage && (
        <Button variant="default" mt={12} loading={told.isFetchingNextPage} onClick={() => void told.fetchNextPage()}>
          {t('time.more')}
        </Button>
      )}
    </PageFrame>
  );
}

/** How many changed fields are shown before somebody asks for the others. */
const FEW = 4;
const LONGEST = 200;

function Changes({ meta, entry }: { meta: EntityMeta; entry: Logged }) {
  const { t } = useApp();
  const [isAll, setAll] = useState(false);
  const changed = Object.entries(entry.changes ?? {})
    .map(([name, values]): [FieldMeta | undefined, [unknown, unknown]] => [fieldOf(meta, name), values])
    .filter((each): each is [FieldMeta, [unknown, unknown]] => each[0] !== undefined);
  const short = (value: unknown) => (typeof value === 'string' && value.length > LONGEST && !isAll ? `${value.slice(0, LONGEST)}…` : value);
  const shown = isAll ? changed : changed.slice(0, FEW);
  const isCut = !isAll && (changed.length > FEW || changed.some(([, values]) => values.some((value) => typeof value === 'string' && value.length > LONGEST)));
  return (
    <>
      <dl className={classes.dl}>
        {shown.map(([field, [before, after]]) => (
          <div key={field.name} className={classes.change}>
            <dt>{field.label}</dt>
            <dd>
              {entry.kind !== 'created' && (
                <>
                  <span className={classes.before}>
                    <Value field={field} value={short(before)} dense />
                  </span>
                  <span aria-label={t('history.becomes')} role="img">
                    →
                  </span>
                </>
              )}
              <Value field={field} value={short(after)} dense />
            </dd>
          </div>
        ))}
      </dl>
      {isCut && (
        <button type="button" className={classes.more} onClick={() => setAll(true)}>
          {t('audit.more')}
        </button>
      )}
    </>
  );
}

const cut = (name: string) => (name.length > 80 ? `${name.slice(0, 80)}…` : name);

function refOf(entry: Logged): RefValue | undefined {
  return typeof entry.record === 'string' ? { entity: entry.entity ?? '', id: entry.record } : entry.record;
}
