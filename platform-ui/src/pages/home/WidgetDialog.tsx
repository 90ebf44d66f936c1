import { Button, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type CSSProperties, useState } from 'react';
import type { Widget } from '../../api/dashboards';
import { IconPuzzle } from '../../icons';
import { useMetaIfThere } from '../../meta/meta';
import { useTiles, useWidgets } from '../../plugins/manifest';
import { useApp } from '../../shell/app';
import { useNavigation } from '../../shell/manifest';
import { ofPlugin } from './builtIn';
import { complete } from './complete';
import { KINDS } from './kinds';
import { Settings } from './Settings';
import { WidgetCard } from './WidgetCard';
import classes from './WidgetDialog.module.css';

interface Props {
  /** Absent where one is to be added. */
  widget?: Widget;
  onDone: (widget: Widget) => void;
  onClose: () => void;
}

const NEW = { across: 0, down: 0 };

/** What there is to show, what of it is asked, and how that looks, with the records that are there. */
export function WidgetDialog({ widget, onDone, onClose }: Props) {
  const { t } = useApp();
  const isNarrow = useMediaQuery('(max-width: 760px)');
  const tiles = useTiles();
  const widgets = useWidgets();
  const first = useNavigation().records[0]?.entity;
  const [draft, setDraft] = useState<Widget>(() => widget ?? begun('figure', first));
  const meta = useMetaIfThere(draft.entity);
  const whole = complete(draft, meta);
  const elements = [
    ...widgets.map((each) => ({ id: each.id, label: each.label, kind: ofPlugin(each).kind })),
    ...tiles.map(({ plugin, tile }) => ({ id: `${plugin.id}.${tile.id}`, label: tile.label, kind: 'plugin' })),
  ];
  const title = widget === undefined ? t('widget.add') : t('widget.settings');
  return (
    <Modal opened onClose={onClose} size={widget === undefined ? 1060 : 820} fullScreen={isNarrow} title={title} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form
        className={classes.dialog}
        data-new={widget === undefined || undefined}
        onSubmit={(event) => {
          event.preventDefault();
          // a filter's form, which stands elsewhere in the page, is told of here too
          if (event.target === event.currentTarget) {
            onDone(whole);
          }
        }}
      >
        {widget === undefined && (
          <div className={classes.kinds} role="group" aria-label={t('widget.kinds')}>
            {Object.entries(KINDS)
              .filter(([kind, { asks }]) => kind !== 'plugin' && (!asks || first !== undefined || kind === 'agenda'))
              .map(([kind, { icon: Icon }]) => (
                <button key={kind} type="button" className={classes.kind} aria-pressed={draft.kind === kind} onClick={() => setDraft(begun(kind, first))}>
                  <span className={classes.icon}>
                    <Icon size={18} stroke={1.7} />
                  </span>
                  <span>
                    <span className={classes.name}>{t(`widget.kind_${kind}`)}</span>
                    <span className={classes.about}>{t(`widget.about_${kind}`)}</span>
                  </span>
                </button>
              ))}
            {elements.length > 0 && <h3 className={classes.group}>{t('widget.of_plugins')}</h3>}
            {elements.map((each) => (
              <button key={each.id} type="button" className={classes.kind} aria-pressed={draft.element === each.id} onClick={() => setDraft({ ...NEW, kind: 'plugin', element: each.id, ...sizeOf(each.kind) })}>
                <span className={classes.icon}>
                  <IconPuzzle size={18} stroke={1.7} />
                </span>
                <span>
                  <span className={classes.name}>{each.label}</span>
                  <span className={classes.about}>{each.id.split('.')[0]}</span>
                </span>
              </button>
            ))}
          </div>
        )}
        <div className={classes.form}>
          <Settings key={`${draft.kind} ${draft.element ?? ''} ${draft.entity ?? ''}`} widget={draft} whole={whole} meta={meta} onChange={setDraft} />
        </div>
        <div className={classes.preview}>
          <h3 className={classes.group}>{t('widget.preview')}</h3>
          <div className={classes.sample} style={{ '--height': Math.max(whole.height, 2) } as CSSProperties} inert>
            <WidgetCard widget={whole} />
          </div>
        </div>
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit">{t(widget === undefined ? 'widget.put' : 'filter.apply')}</Button>
        </div>
      </form>
    </Modal>
  );
}

const sizeOf = (kind: string) => ({ width: KINDS[kind]?.width ?? 4, height: KINDS[kind]?.height ?? 4 });

function begun(kind: string, entity: string | undefined): Widget {
  const asks = KINDS[kind]!.asks && kind !== 'agenda';
  return { ...NEW, kind, ...sizeOf(kind), ...(asks ? { entity } : {}), ...(kind === 'list' ? { lines: 10 } : {}) };
}
