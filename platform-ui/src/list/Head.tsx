import { Menu } from '@mantine/core';
import { lazy, Suspense, useRef, useState, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react';
import { partOf } from '../fields/registry';
import { IconArrowDown, IconArrowUp, IconChevronDown } from '../icons';
import { isOwn } from '../meta/meta';
import type { FieldMeta } from '../meta/types';
import { useApp } from '../shell/app';
import classes from './Grid.module.css';
import { type Look, NARROWEST, widthOf, WIDEST } from './look';

const HeadMenu = lazy(async () => ({ default: (await import('./HeadMenu')).HeadMenu }));

export interface HeadProps {
  column: FieldMeta;
  index: number;
  columns: FieldMeta[];
  sort: string[];
  look: Look;
  grouped?: string;
  onSort: (sort: string[]) => void;
  onLook: (look: Look) => void;
  onColumns: (columns: string[]) => void;
  onGroup: (path: string | undefined) => void;
}

const DRAGGED = 'application/x-kontor-column';

/** A column's head: sorts by it (with Shift beside the others), moves it, sizes it; its menu does the same by keys. */
export function Head({ left, ...props }: HeadProps & { left: number | undefined }) {
  const { t } = useApp();
  const { column, index, columns, sort, look, onSort, onLook, onColumns } = props;
  const [target, setTarget] = useState<'before' | 'after'>();
  const cell = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState(false);
  const direction = sort.includes(column.name) ? 'ascending' : sort.includes(`-${column.name}`) ? 'descending' : 'none';
  const right = partOf(column.type).align === 'right';
  const label = (
    <>
      {isOwn(column) && <span className={classes.own} aria-hidden="true" />}
      <span className={classes.headWord}>{column.label}</span>
    </>
  );
  const turn = (event: MouseEvent) => {
    const next = direction === 'none' ? column.name : direction === 'ascending' ? `-${column.name}` : undefined;
    const others = event.shiftKey ? sort.filter((each) => each.replace(/^-/, '') !== column.name) : [];
    onSort(next === undefined ? others : [...others, next]);
  };
  const size = (width: number) => onLook({ ...look, widths: { ...look.widths, [column.name]: Math.round(Math.max(NARROWEST, Math.min(WIDEST, width))) } });
  const shown = () => look.widths[column.name] ?? cell.current?.offsetWidth ?? widthOf(column, index, look);
  const shift = (by: number) => {
    const names = columns.map((each) => each.name);
    const to = index + by;
    if (to >= 0 && to < names.length) {
      names.splice(index, 1);
      names.splice(to, 0, column.name);
      onColumns(names);
    }
  };
  const keys = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (by !== 0 && event.altKey) {
      event.preventDefault();
      event.stopPropagation();
      if (event.shiftKey) {
        size(shown() + by * 16);
      } else {
        shift(by);
      }
    }
  };
  const pull = (event: PointerEvent<HTMLSpanElement>) => {
    event.preventDefault();
    event.stopPropagation();
    const handle = event.currentTarget;
    const start = event.clientX;
    const begun = cell.current?.offsetWidth ?? widthOf(column, index, look);
    handle.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => size(begun + moved.clientX - start);
    const end = () => {
      handle.removeEventListener('pointermove', move);
      handle.removeEventListener('pointerup', end);
      handle.removeEventListener('pointercancel', end);
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', end);
    handle.addEventListener('pointercancel', end);
  };
  return (
    <div
      ref={cell}
      role="columnheader"
      aria-sort={column.sortable ? direction : undefined}
      className={classes.headCell}
      data-first={index === 0 || undefined}
      data-right={right || undefined}
      data-pinned={left !== undefined || undefined}
      data-target={target}
      style={left === undefined ? undefined : { left }}
      onKeyDown={keys}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes(DRAGGED)) {
          event.preventDefault();
          const box = event.currentTarget.getBoundingClientRect();
          setTarget(event.clientX < box.left + box.width / 2 ? 'before' : 'after');
        }
      }}
      onDragLeave={() => setTarget(undefined)}
      onDrop={(event) => {
        event.preventDefault();
        setTarget(undefined);
        const dragged = event.dataTransfer.getData(DRAGGED);
        const names = columns.map((each) => each.name).filter((name) => name !== dragged);
        if (dragged !== '' && dragged !== column.name) {
          names.splice(names.indexOf(column.name) + (target === 'after' ? 1 : 0), 0, dragged);
          onColumns(names);
        }
      }}
    >
      <span
        className={classes.headDrag}
        draggable
        onDragStart={(event) => {
          event.dataTransfer.setData(DRAGGED, column.name);
          event.dataTransfer.effectAllowed = 'move';
        }}
      >
        {column.sortable ? (
          <button type="button" className={classes.headButton} title={column.help} onClick={turn}>
            {label}
            {direction === 'ascending' ? <IconArrowUp size={13} aria-hidden="true" /> : direction === 'descending' ? <IconArrowDown size={13} aria-hidden="true" /> : null}
          </button>
        ) : (
          <span className={classes.headButton} title={column.help}>
            {label}
          </span>
        )}
      </span>
      <Menu opened={opened} onChange={setOpened} position="bottom-end" width={230} withinPortal>
        <Menu.Target>
          <button type="button" className={classes.headMenu} aria-label={t('list.column_menu', { what: column.label })} data-open={opened || undefined}>
            <IconChevronDown size={13} aria-hidden="true" />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Suspense>{opened && <HeadMenu {...props} shown={shown()} onSize={size} onShift={shift} />}</Suspense>
        </Menu.Dropdown>
      </Menu>
      <span className={classes.sizer} aria-hidden="true" onPointerDown={pull} onDoubleClick={() => onLook({ ...look, widths: Object.fromEntries(Object.entries(look.widths).filter(([name]) => name !== column.name)) })} />
    </div>
  );
}
