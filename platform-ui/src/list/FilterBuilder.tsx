import { ActionIcon, Button, type ComboboxData, Menu, Modal, SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { countOf } from '../api/records';
import { operatorsOf } from '../fields/asking';
import { IconPlus, IconX } from '../icons';
import { both, useMetaIfThere } from '../meta/meta';
import { behind, manyOf, MOST_STEPS, usePath } from '../meta/paths';
import type { EntityMeta, FieldMeta } from '../meta/types';
import { useApp } from '../shell/app';
import classes from './FilterBuilder.module.css';
import { Operand, Operator } from './FilterForm';
import { conditionOfAll, type Filter, type Group, isFilter, isGroup, type Node, type Some } from './nodes';

interface Props {
  meta: EntityMeta;
  nodes: Node[];
  onDone: (nodes: Node[]) => void;
  onClose: () => void;
}

/** Conditions in groups: all, any or none of them, over fields, fields behind references, and what records have several of. */
export function FilterBuilder({ meta, nodes, onDone, onClose }: Props) {
  const { t } = useApp();
  const [root, setRoot] = useState<Group>(() => {
    const only = nodes[0];
    return nodes.length === 1 && only !== undefined && isGroup(only) ? only : { of: 'all', nodes: nodes.length > 0 ? nodes : [first(meta)] };
  });
  const done = root.of === 'all' ? root.nodes : root.nodes.length === 0 ? [] : [root];
  const where = both(...conditionOfAll(done));
  const count = useQuery({ ...countOf(meta.name, where), retry: false });
  return (
    <Modal opened onClose={onClose} size={860} title={t('filter.title', { what: meta.plural })} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onDone(done);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            onDone(done);
          }
        }}
      >
        <GroupPart meta={meta} group={root} depth={0} onChange={setRoot} />
        <div className={classes.foot}>
          <span className={classes.count} role="status">
            {count.isError ? t('filter.incomplete') : count.data === undefined ? '…' : t(count.data.exact ? 'list.count' : 'list.about', { count: count.data.value })}
          </span>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit">{t('filter.apply')}</Button>
        </div>
      </form>
    </Modal>
  );
}

/** What a new line begins with: the field that records are called by. */
function first(meta: EntityMeta): Filter {
  const field = meta.fields.find((each) => each.name === meta.title[0] && each.operators.length > 0 && each.read) ?? meta.fields.find((each) => each.operators.length > 0 && each.read && each.name !== 'id')!;
  return { field: field.name, operator: operatorsOf(field)[0]! };
}

function GroupPart({ meta, group, depth, onChange, onRemove }: { meta: EntityMeta; group: Group; depth: number; onChange: (group: Group) => void; onRemove?: () => void }) {
  const { t } = useApp();
  return (
    <div className={classes.group} data-nested={depth > 0 || undefined} role="group" aria-label={t(`filter.${group.of}_of`)}>
      <div className={classes.head}>
        <SegmentedControl
          size="xs"
          aria-label={t('filter.how')}
          data={(['all', 'any', 'none'] as const).map((of) => ({ value: of, label: t(`filter.${of}_of`) }))}
          value={group.of}
          onChange={(of) => onChange({ ...group, of: of as Group['of'] })}
        />
        {onRemove !== undefined && <Remove onRemove={onRemove} />}
      </div>
      <Nodes meta={meta} nodes={group.nodes} depth={depth} onChange={(nodes) => onChange({ ...group, nodes })} />
    </div>
  );
}

function Nodes({ meta, nodes, depth, onChange }: { meta: EntityMeta; nodes: Node[]; depth: number; onChange: (nodes: Node[]) => void }) {
  const { t } = useApp();
  const many = manyOf(meta);
  const set = (index: number, node: Node) => onChange(nodes.map((each, at) => (at === index ? node : each)));
  // lines have no names, and fields keep what is typed: once one is taken out, all are drawn anew
  const [taken, setTaken] = useState(0);
  const remove = (index: number) => {
    setTaken(taken + 1);
    onChange(nodes.filter((_each, at) => at !== index));
  };
  return (
    <>
      {nodes.map((node, index) =>
        isFilter(node) ? (
          <Line key={`${taken} ${index}`} meta={meta} filter={node} onChange={(next) => set(index, next)} onRemove={() => remove(index)} />
        ) : isGroup(node) ? (
          <GroupPart key={`${taken} ${index}`} meta={meta} group={node} depth={depth + 1} onChange={(next) => set(index, next)} onRemove={() => remove(index)} />
        ) : (
          <SomePart key={`${taken} ${index}`} meta={meta} node={node} depth={depth + 1} onChange={(next) => set(index, next)} onRemove={() => remove(index)} />
        ),
      )}
      <div className={classes.add}>
        <Button variant="subtle" size="compact-xs" leftSection={<IconPlus size={13} />} onClick={() => onChange([...nodes, first(meta)])}>
          {t('filter.add_condition')}
        </Button>
        {depth < 5 && (
          <Button variant="subtle" size="compact-xs" leftSection={<IconPlus size={13} />} onClick={() => onChange([...nodes, { of: 'any', nodes: [first(meta)] }])}>
            {t('filter.add_group')}
          </Button>
        )}
        {depth < 5 && many.length > 0 && (
          <Menu position="bottom-start" width={260}>
            <Menu.Target>
              <Button variant="subtle" size="compact-xs" leftSection={<IconPlus size={13} />}>
                {t('filter.add_some')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown className={classes.many}>
              {many.map((each) => (
                <Menu.Item key={each.some} onClick={() => onChange([...nodes, { some: each.some, nodes: [] }])}>
                  {each.label}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
    </>
  );
}

function SomePart({ meta, node, depth, onChange, onRemove }: { meta: EntityMeta; node: Some; depth: number; onChange: (node: Some) => void; onRemove: () => void }) {
  const { t } = useApp();
  const many = manyOf(meta).find((each) => each.some === node.some);
  const target = useMetaIfThere(many?.entity);
  const label = many?.label ?? node.some;
  return (
    <div className={classes.group} data-nested role="group" aria-label={label}>
      <div className={classes.head}>
        <SegmentedControl
          size="xs"
          aria-label={t('filter.how')}
          data={[
            { value: 'some', label: t('filter.has_some') },
            { value: 'none', label: t('filter.has_none') },
          ]}
          value={node.none === true ? 'none' : 'some'}
          onChange={(has) => onChange({ some: node.some, ...(has === 'none' ? { none: true } : {}), nodes: node.nodes })}
        />
        <strong className={classes.what}>{label}</strong>
        <Remove onRemove={onRemove} />
      </div>
      {target !== undefined && <Nodes meta={target} nodes={node.nodes} depth={depth} onChange={(nodes) => onChange({ ...node, nodes })} />}
    </div>
  );
}

function Remove({ onRemove }: { onRemove: () => void }) {
  const { t } = useApp();
  return (
    <ActionIcon className={classes.remove} size={24} aria-label={t('filter.remove_line')} onClick={onRemove}>
      <IconX size={14} />
    </ActionIcon>
  );
}

function Line({ meta, filter, onChange, onRemove }: { meta: EntityMeta; filter: Filter; onChange: (filter: Filter) => void; onRemove: () => void }) {
  const found = usePath(meta, filter.field);
  return (
    <div className={classes.line}>
      <FieldPicker meta={meta} path={filter.field} label={found?.label ?? filter.field} onChange={(path, field) => onChange({ field: path, operator: operatorsOf(field)[0]! })} />
      {found != null && (
        <>
          <div className={classes.operator}>
            <Operator field={found.field} label={found.label} filter={filter} onChange={onChange} isBare />
          </div>
          <div className={classes.value}>
            <Operand key={filter.field} field={found.field} filter={filter} onChange={onChange} />
          </div>
        </>
      )}
      <Remove onRemove={onRemove} />
    </div>
  );
}

/** Chooses a field; what points to one record leads on to that record's fields. */
function FieldPicker({ meta, path, label, onChange }: { meta: EntityMeta; path: string; label: string; onChange: (path: string, field: FieldMeta) => void }) {
  const { t } = useApp();
  const [opened, setOpened] = useState(false);
  const [within, setWithin] = useState<string[]>(() => path.split('.').slice(0, -1));
  const way = usePath(meta, within.length === 0 ? 'id' : within.join('.'));
  const there = useMetaIfThere(within.length === 0 || way == null ? undefined : behind({ ...way.field, name: within[within.length - 1]! }));
  const here = within.length === 0 ? meta : there;
  const prefix = within.length === 0 ? '' : `${within.join('.')}.`;
  const said = within.length === 0 || way == null ? '' : `${way.label} › `;
  const asked = (here?.fields ?? []).filter((field) => field.read && field.operators.length > 0 && field.name !== 'id').sort((a, b) => Number(a.system) - Number(b.system) || a.label.localeCompare(b.label));
  const further = within.length + 1 < MOST_STEPS ? asked.filter((field) => behind(field) !== undefined) : [];
  const data: ComboboxData = [
    ...(within.length > 0 ? [{ value: '<', label: t('filter.back') }] : []),
    { group: here?.label ?? '…', items: asked.map((field) => ({ value: `${prefix}${field.name}`, label: `${said}${field.label}` })) },
    { group: t('filter.further'), items: further.map((field) => ({ value: `>${prefix}${field.name}`, label: `${said}${field.label} ›` })) },
  ];
  const isOffered = asked.some((field) => `${prefix}${field.name}` === path);
  return (
    <Select
      className={classes.field}
      aria-label={t('filter.field')}
      searchable
      allowDeselect={false}
      data={isOffered ? data : [{ group: ' ', items: [{ value: path, label }] }, ...data]}
      value={path}
      dropdownOpened={opened}
      onDropdownOpen={() => setOpened(true)}
      onDropdownClose={() => setOpened(false)}
      nothingFoundMessage={t('field.nothing_found')}
      maxDropdownHeight={300}
      onChange={(chosen: string | null) => {
        if (chosen === null || chosen === path) {
          return;
        }
        if (chosen === '<' || chosen.startsWith('>')) {
          setWithin(chosen === '<' ? within.slice(0, -1) : chosen.slice(1).split('.'));
          // the list stays open on what lies behind
          requestAnimationFrame(() => setOpened(true));
          return;
        }
        const field = asked.find((each) => `${prefix}${each.name}` === chosen);
        if (field !== undefined) {
          onChange(chosen, field);
        }
      }}
    />
  );
}
