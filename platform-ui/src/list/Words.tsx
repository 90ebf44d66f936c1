import { useQuery } from '@tanstack/react-query';
import { recordOf } from '../api/records';
import { useFormats } from '../fields/formats';
import { NEEDS_NOTHING, operatorWord } from '../fields/operators';
import { partOf } from '../fields/registry';
import { titleOf, useMetaIfThere } from '../meta/meta';
import { manyOf, usePath } from '../meta/paths';
import type { EntityMeta, FieldMeta, RefValue } from '../meta/types';
import { useApp } from '../shell/app';
import classes from './Filters.module.css';
import { type Filter, isFilter, isSome, type Node, type Some } from './nodes';

/** A condition as one would say it: "Country is Czechia", "any of: …". */
export function Words({ meta, node }: { meta: EntityMeta | undefined; node: Node }) {
  const { t } = useApp();
  if (isFilter(node)) {
    return <Compared meta={meta} filter={node} />;
  }
  if (isSome(node)) {
    return meta === undefined ? <>…</> : <Many meta={meta} node={node} />;
  }
  return (
    <>
      <span className={classes.word}>{t(`filter.${node.of}_of`)}:</span> <Several meta={meta} nodes={node.nodes} />
    </>
  );
}

function Several({ meta, nodes }: { meta: EntityMeta | undefined; nodes: Node[] }) {
  return nodes.map((each, index) => (
    <span key={index}>
      {index > 0 && ' · '}
      {isFilter(each) ? <Words meta={meta} node={each} /> : <>(<Words meta={meta} node={each} />)</>}
    </span>
  ));
}

function Many({ meta, node }: { meta: EntityMeta; node: Some }) {
  const { t } = useApp();
  const many = manyOf(meta).find((each) => each.some === node.some);
  const target = useMetaIfThere(many?.entity);
  return (
    <>
      <span className={classes.word}>{t(node.none === true ? 'filter.has_none' : 'filter.has_some')}</span> <span className={classes.field}>{many?.label ?? node.some}</span>
      {node.nodes.length > 0 && (
        <>
          : <Several meta={target} nodes={node.nodes} />
        </>
      )}
    </>
  );
}

function Compared({ meta, filter }: { meta: EntityMeta | undefined; filter: Filter }) {
  const { t } = useApp();
  const found = usePath(meta, filter.field);
  const needsNothing = NEEDS_NOTHING.includes(filter.operator);
  return (
    <>
      <span className={classes.field}>{found?.label ?? filter.field}</span> <span className={classes.word}>{operatorWord(filter.operator, t)}</span>
      {!needsNothing && (
        <>
          {' '}
          <span className={classes.value}>
            {found?.field === undefined ? '…' : Array.isArray(filter.value) ? filter.value.map((each, index) => <Said key={index} field={found.field} value={each} before={index === 0 ? '' : filter.operator === 'between' ? ' – ' : ', '} />) : <Said field={found.field} value={filter.value} before="" />}
          </span>
        </>
      )}
    </>
  );
}

function Said({ field, value, before }: { field: FieldMeta; value: unknown; before: string }) {
  const formats = useFormats();
  if (value === null || value === undefined) {
    return <>{before}…</>;
  }
  if (typeof value === 'object' && 'entity' in value) {
    const ref = value as RefValue;
    return (
      <>
        {before}
        {ref.title ?? <Title of={ref} />}
      </>
    );
  }
  const option = field.options?.find((each) => each.name === value);
  return (
    <>
      {before}
      {option?.label ?? (partOf(field.type).text(value, formats, field) || String(value))}
    </>
  );
}

/** What a record is called of which a kept condition has the id alone. */
function Title({ of }: { of: RefValue }) {
  const meta = useMetaIfThere(of.entity);
  const record = useQuery({ ...recordOf(of.entity, of.id), retry: false }).data;
  return <>{meta !== undefined && record !== undefined ? titleOf(meta, record) : '…'}</>;
}
