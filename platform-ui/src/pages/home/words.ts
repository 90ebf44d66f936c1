import type { Widget } from '../../api/dashboards';
import { groupingOf } from '../../charts/figures';
import { measureLabel } from '../../charts/measures';
import { groupFields } from '../../fields/offered';
import { partOf } from '../../fields/registry';
import { fieldOf, useMetaIfThere } from '../../meta/meta';
import type { EntityMeta } from '../../meta/types';
import { useTiles, useWidgets } from '../../plugins/manifest';
import { type Translate, useApp } from '../../shell/app';

/** Fields whose periods are compared. */
export function periodFields(meta: EntityMeta) {
  return groupFields(meta).filter((field) => partOf(field.type).groups === 'periods');
}

/** What a widget is called: by whoever put it there, else by what it shows. */
export function useHeadline(widget: Widget): string {
  const { t } = useApp();
  const meta = useMetaIfThere(widget.entity);
  const tiles = useTiles();
  const widgets = useWidgets();
  if (widget.headline !== undefined && widget.headline !== '') {
    return widget.headline;
  }
  switch (widget.kind) {
    case 'waiting':
      return t('home.notices');
    case 'recent':
      return t('home.recent');
    case 'favourites':
      return t('shell.favourites');
    case 'plugin':
      return tiles.find(({ plugin, tile }) => `${plugin.id}.${tile.id}` === widget.element)?.tile.label ?? widgets.find((each) => each.id === widget.element)?.label ?? t('widget.kind_plugin');
    case 'note':
      return t('widget.kind_note');
    case 'agenda':
      return meta === undefined ? t('widget.next_days') : t('widget.next_of', { what: meta.plural });
    default:
      return meta === undefined ? t(`widget.kind_${widget.kind}`) : ofRecords(widget, meta, t);
  }
}

function ofRecords(widget: Widget, meta: EntityMeta, t: Translate): string {
  const measure = measureLabel(meta, widget.measure ?? 'count', t);
  if (widget.kind === 'list') {
    return meta.plural;
  }
  if (widget.kind === 'figure') {
    return measure;
  }
  const by = fieldOf(meta, groupingOf(groupFields(meta), widget.by).field.name);
  return by === undefined ? measure : t('chart.title', { what: widget.measure === undefined || widget.measure === 'count' ? meta.plural : measure, field: by.label });
}
