import { ActionIcon, Button, Menu, Popover, TextInput } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { operatorsOf } from '../fields/asking';
import { IconFilter, IconListTree, IconX } from '../icons';
import type { EntityMeta, FieldMeta } from '../meta/types';
import { useApp } from '../shell/app';
import { useClickAway } from '../ui/useClickAway';
import classes from './Filters.module.css';
import { type Filter, isFilter, type Node } from './nodes';
import { Words } from './Words';

const FilterForm = lazy(async () => ({ default: (await import('./FilterForm')).FilterForm }));
const FilterBuilder = lazy(async () => ({ default: (await import('./FilterBuilder')).FilterBuilder }));

/** Chips that read as a sentence: field, is, value; what is nested is one chip and is changed in the builder. */
export function Filters({ meta, nodes, onChange }: { meta: EntityMeta; nodes: Node[]; onChange: (nodes: Node[]) => void }) {
  const { t } = useApp();
  const [words, setWords] = useState('');
  const [fresh, setFresh] = useState<number>();
  const [isBuilding, setBuilding] = useState(false);
  const [isOffering, setOffering] = useState(false);
  const fields = meta.fields
    .filter((field) => field.read && field.operators.length > 0 && field.name !== 'id')
    .filter((field) => field.label.toLocaleLowerCase().includes(words.toLocaleLowerCase()))
    .sort((a, b) => Number(a.system) - Number(b.system) || a.label.localeCompare(b.label));
  return (
    <>
      {nodes.map((node, index) => (
        <Chip
          // chips have no names; what is behind one taken out is drawn anew
          key={`${index} ${isFilter(node) ? node.field : ''}`}
          meta={meta}
          node={node}
          opened={fresh === index}
          onOpened={() => setFresh(undefined)}
          onChange={(next) => onChange(nodes.map((each, at) => (at === index ? next : each)))}
          onBuild={() => setBuilding(true)}
          onRemove={() => onChange(nodes.filter((_each, at) => at !== index))}
        />
      ))}
      <Menu opened={isOffering} onChange={setOffering} position="bottom-start" width={260} onClose={() => setWords('')}>
        <Menu.Target>
          <Button variant="subtle" color="gray" leftSection={<IconFilter size={15} />}>
            {t('filter.add')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <TextInput
            className={classes.find}
            data-autofocus
            aria-label={t('filter.find_field')}
            placeholder={t('filter.find_field')}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && fields[0] !== undefined) {
                // the form that opens has the focus at once, and would be sent by the same press
                event.preventDefault();
                add(fields[0]);
              }
            }}
          />
          <div className={classes.fields}>
            {fields.map((field) => (
              <Menu.Item key={field.name} onClick={() => add(field)}>
                {field.label}
              </Menu.Item>
            ))}
          </div>
          <Menu.Divider />
          <Menu.Item leftSection={<IconListTree size={15} />} onClick={() => setBuilding(true)}>
            {t('filter.build')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {isBuilding && (
          <FilterBuilder
            meta={meta}
            nodes={nodes}
            onClose={() => setBuilding(false)}
            onDone={(next) => {
              setBuilding(false);
              onChange(next);
            }}
          />
        )}
      </Suspense>
    </>
  );

  function add(field: FieldMeta) {
    // a field that is chosen by Enter closes it, too
    setOffering(false);
    setFresh(nodes.length);
    onChange([...nodes, { field: field.name, operator: operatorsOf(field)[0]! }]);
  }
}

interface ChipProps {
  meta: EntityMeta;
  node: Node;
  opened: boolean;
  onOpened: () => void;
  onChange: (node: Node) => void;
  onBuild: () => void;
  onRemove: () => void;
}

function Chip({ meta, node, opened, onOpened, onChange, onBuild, onRemove }: ChipProps) {
  const { t } = useApp();
  const [open, setOpen] = useState(opened);
  const chip = useRef<HTMLSpanElement>(null);
  useClickAway(chip, open, () => setOpen(false));
  // what comes to stand here later is not new
  useEffect(() => {
    if (opened) {
      onOpened();
    }
  }, []);
  const label = isFilter(node) ? (meta.fields.find((field) => field.name === node.field)?.label ?? node.field) : t('filter.nested');
  const said = (onClick: () => void) => (
    <button type="button" className={classes.said} aria-haspopup="dialog" aria-expanded={open} onClick={onClick}>
      <Words meta={meta} node={node} />
    </button>
  );
  return (
    <span className={classes.chip} ref={chip}>
      {isFilter(node) ? (
        <Popover opened={open} onChange={setOpen} position="bottom-start" width={280} trapFocus returnFocus withinPortal closeOnClickOutside={false}>
          <Popover.Target>{said(() => setOpen(!open))}</Popover.Target>
          <Popover.Dropdown>
            <Suspense fallback={<div className={classes.coming} />}>
              <FilterForm meta={meta} filter={node} onChange={(next: Filter) => onChange(next)} onDone={() => setOpen(false)} />
            </Suspense>
          </Popover.Dropdown>
        </Popover>
      ) : (
        said(onBuild)
      )}
      <ActionIcon size={24} aria-label={t('filter.remove', { what: label })} onClick={onRemove}>
        <IconX size={13} />
      </ActionIcon>
    </span>
  );
}
