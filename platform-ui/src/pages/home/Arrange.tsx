import { ActionIcon, Button, Menu, VisuallyHidden } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { chooseDashboards, type Dashboard, dashboards, type Dashboards, sent, type Widget } from '../../api/dashboards';
import { create, remove, update } from '../../api/records';
import type { Rec } from '../../meta/types';
import { IconArrowDown, IconArrowUp, IconChevronLeft, IconChevronRight, IconCopy, IconDots, IconGripVertical, IconPencil, IconPlus, IconTrash } from '../../icons';
import { useApp } from '../../shell/app';
import { useOnce } from '../../shell/once';
import { say, sayTrouble } from '../../shell/toasts';
import { useUnsaved } from '../../shell/unsaved';
import { type Box, changed, COLUMNS, inOrder, roomFor, settled, stepped } from './grid';
import classes from './Home.module.css';
import { placeOf } from './Home';
import { useDrag } from './drag';
import { KINDS } from './kinds';
import { isClosed } from './source';
import { WidgetCard } from './WidgetCard';
import { useHeadline } from './words';

const WidgetDialog = lazy(async () => ({ default: (await import('./WidgetDialog')).WidgetDialog }));

/** A widget with a name of its own while one arranges: those that are new have no id yet. */
type Draft = Widget & { key: string };

interface Props {
  board: Dashboard;
  told: Dashboards;
  onGo: (id: string) => void;
  onClose: () => void;
}

const MOST = 40;

/** A dashboard while somebody arranges it: nothing is kept before they say so. What is not theirs becomes a copy. */
export function Arrange({ board, told, onGo, onClose }: Props) {
  const { t } = useApp();
  const client = useQueryClient();
  const once = useOnce();
  /** The copy, once it is made; what goes wrong after that makes no second one. */
  const made = useRef<Rec>(undefined);
  const grid = useRef<HTMLDivElement>(null);
  // of a copy, what one may not see is left out
  const start = useRef(board.widgets.filter((widget) => board.own || !isClosed(widget)).map((widget): Draft => ({ ...widget, id: board.own ? widget.id : undefined, key: widget.id ?? crypto.randomUUID() })));
  const [widgets, setWidgets] = useState(start.current);
  const [shown, setShown] = useState<Draft[]>();
  const [held, setHeld] = useState<number>();
  const [dialog, setDialog] = useState<{ index?: number; widget?: Widget }>();
  const [said, setSaid] = useState('');
  const [isSaving, setSaving] = useState(false);
  const now = shown ?? widgets;
  const isFull = widgets.length >= MOST;
  const isChanged = widgets !== start.current;
  const leave = useUnsaved(isChanged, t('home.leave'));
  useEffect(
    () => () => {
      // a copy of which not all could be kept is none: whoever leaves now leaves nothing behind
      const copy = made.current;
      if (copy !== undefined) {
        void remove('system.dashboard', copy.id, copy.version)
          .then(() => client.invalidateQueries({ queryKey: dashboards.queryKey }))
          .catch((refused: unknown) => sayTrouble(refused, t));
      }
    },
    [client, t],
  );

  const drag = useDrag(grid, {
    onBegin: setHeld,
    onMove: (index, mode, by) => {
      const box = widgets[index]!;
      setShown(changed(widgets, index, mode === 'move' ? { across: box.across + by.across, down: box.down + by.down } : { width: Math.min(box.width + by.across, COLUMNS - box.across), height: box.height + by.down }));
    },
    onEnd: (isKept) => {
      if (isKept && shown !== undefined) {
        setWidgets(shown);
      }
      setShown(undefined);
      setHeld(undefined);
    },
  });

  function put(next: Draft[], key: string) {
    setWidgets(next);
    const box = next.find((each) => each.key === key);
    if (box !== undefined) {
      setSaid(t('widget.at', { column: box.across + 1, row: box.down + 1, width: box.width, height: box.height }));
    }
  }

  function step(index: number, mode: 'move' | 'size', across: number, down: number) {
    const box = widgets[index]!;
    const change: Partial<Box> = mode === 'size' ? { width: Math.min(box.width + across, COLUMNS - box.across), height: box.height + down } : { across: box.across + across };
    put(mode === 'move' && down !== 0 ? stepped(widgets, index, down > 0 ? 1 : -1) : changed(widgets, index, change), box.key);
  }

  function keys(event: React.KeyboardEvent, index: number, isCorner: boolean) {
    const ways: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const way = ways[event.key];
    if (way !== undefined) {
      event.preventDefault();
      step(index, isCorner || event.shiftKey ? 'size' : 'move', ...way);
    } else if (event.key === 'Delete' && !isCorner) {
      take(index);
    }
  }

  function take(index: number) {
    const gone = widgets[index]!;
    setWidgets(settled(widgets.filter((_each, at) => at !== index)));
    say(t('widget.removed'), t('action.undo'), () => setWidgets((rest) => settled([...rest, gone], gone)));
  }

  function add(widget: Widget) {
    const draft = { ...widget, ...roomFor(widgets, widget.width, widget.height), id: undefined, key: crypto.randomUUID() };
    put([...widgets, draft], draft.key);
    requestAnimationFrame(() => grid.current?.querySelector(`[data-key="${draft.key}"]`)?.scrollIntoView({ block: 'nearest' }));
  }

  async function save() {
    setSaving(true);
    try {
      const values = { widgets: widgets.map(sent) };
      const own = board.own ? board : made.current;
      const copy = { name: board.id === '' ? t('home.mine') : board.name, opens: true, ...values };
      const saved = own === undefined ? await create('system.dashboard', copy, once(copy)) : await update('system.dashboard', own.id, own.version, values);
      if (!board.own) {
        made.current = saved;
        // whoever arranges a home of their own has it from now on, whatever they chose before
        await chooseDashboards([...told.dashboards.map((each) => each.id), saved.id], saved.id);
      }
      made.current = undefined;
      leave();
      await client.invalidateQueries({ queryKey: dashboards.queryKey });
      onClose();
      onGo(saved.id);
    } catch (refused) {
      sayTrouble(refused, t);
      setSaving(false);
    }
  }

  const order = new Map(inOrder(now).map((widget, index) => [widget.key, index]));
  return (
    <>
      <div className={classes.bar} role="toolbar" aria-label={t('home.arrange')}>
        <Button leftSection={<IconPlus size={15} />} disabled={isFull} onClick={() => setDialog({})}>
          {t('widget.add')}
        </Button>
        <span className={classes.hint} id="arrange-hint">
          {t(board.own ? 'home.hint' : 'home.hint_copy')}
        </span>
        <Button variant="default" onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button loading={isSaving} onClick={() => void save()}>
          {t('action.save')}
        </Button>
      </div>
      <div ref={grid} className={`${classes.grid} ${classes.editing}`}>
        {now.map((widget, index) => (
          <div
            key={widget.key}
            data-key={widget.key}
            className={classes.cell}
            data-wide={widget.width > 4 || undefined}
            data-flows={KINDS[widget.kind]?.flows}
            data-held={held === index || undefined}
            style={placeOf(widget, order.get(widget.key)!)}
          >
            <Placed
              widget={widget}
              onGrip={(event) => drag(event, index, 'move')}
              onCorner={(event) => drag(event, index, 'size')}
              onKeys={(event, isCorner) => keys(event, index, isCorner)}
              onStep={(mode, across, down) => step(index, mode, across, down)}
              onSettings={() => setDialog({ index, widget })}
              onCopy={isFull ? undefined : () => add(widget)}
              onRemove={() => take(index)}
            />
          </div>
        ))}
      </div>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      <Suspense>
        {dialog !== undefined && (
          <WidgetDialog
            widget={dialog.widget}
            onClose={() => setDialog(undefined)}
            onDone={(widget) => {
              setDialog(undefined);
              if (dialog.index === undefined) {
                add(widget);
              } else {
                setWidgets(widgets.map((each, at) => (at === dialog.index ? { ...widget, key: each.key } : each)));
              }
            }}
          />
        )}
      </Suspense>
    </>
  );
}

interface PlacedProps {
  widget: Widget;
  onGrip: (event: React.PointerEvent) => void;
  onCorner: (event: React.PointerEvent) => void;
  onKeys: (event: React.KeyboardEvent, isCorner: boolean) => void;
  onStep: (mode: 'move' | 'size', across: number, down: number) => void;
  onSettings: () => void;
  /** Absent while there is room for no more. */
  onCopy?: () => void;
  onRemove: () => void;
}

/** A widget with what moves it, by whatever means. */
function Placed({ widget, onGrip, onCorner, onKeys, onStep, onSettings, onCopy, onRemove }: PlacedProps) {
  const { t } = useApp();
  const what = useHeadline(widget);
  const isShut = isClosed(widget);
  return (
    <>
      <WidgetCard
        widget={widget}
        tools={
          <>
            <button type="button" className={classes.grip} aria-label={t('widget.move', { what })} aria-describedby="arrange-hint" onPointerDown={onGrip} onKeyDown={(event) => onKeys(event, false)}>
              <IconGripVertical size={16} />
            </button>
            <Menu position="bottom-end" width={200}>
              <Menu.Target>
                <ActionIcon size={26} aria-label={t('widget.menu', { what })}>
                  <IconDots size={16} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                {!isShut && (
                  <>
                    <Menu.Item leftSection={<IconPencil size={15} />} onClick={onSettings}>
                      {t('widget.settings')}
                    </Menu.Item>
                    <Menu.Item leftSection={<IconCopy size={15} />} disabled={onCopy === undefined} onClick={onCopy}>
                      {t('widget.copy')}
                    </Menu.Item>
                    <Menu.Divider />
                  </>
                )}
                <Menu.Item leftSection={<IconArrowUp size={15} />} onClick={() => onStep('move', 0, -1)}>
                  {t('widget.up')}
                </Menu.Item>
                <Menu.Item leftSection={<IconArrowDown size={15} />} onClick={() => onStep('move', 0, 1)}>
                  {t('widget.down')}
                </Menu.Item>
                <Menu.Item leftSection={<IconChevronRight size={15} />} onClick={() => onStep('size', 1, 0)}>
                  {t('widget.wider')}
                </Menu.Item>
                <Menu.Item leftSection={<IconChevronLeft size={15} />} onClick={() => onStep('size', -1, 0)}>
                  {t('widget.narrower')}
                </Menu.Item>
                <Menu.Item leftSection={<IconArrowDown size={15} />} onClick={() => onStep('size', 0, 1)}>
                  {t('widget.taller')}
                </Menu.Item>
                <Menu.Item leftSection={<IconArrowUp size={15} />} onClick={() => onStep('size', 0, -1)}>
                  {t('widget.shorter')}
                </Menu.Item>
                <Menu.Divider />
                <Menu.Item color="red" leftSection={<IconTrash size={15} />} onClick={onRemove}>
                  {t('widget.remove')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </>
        }
      />
      <button type="button" className={classes.corner} aria-label={t('widget.size', { what })} onPointerDown={onCorner} onKeyDown={(event) => onKeys(event, true)} />
    </>
  );
}
