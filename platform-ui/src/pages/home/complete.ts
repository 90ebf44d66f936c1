import type { Widget } from '../../api/dashboards';
import { groupingOf, termOf } from '../../charts/figures';
import { groupFields, laneFields, timeFields } from '../../fields/offered';
import type { EntityMeta } from '../../meta/types';

/** A widget with what it cannot do without, where nobody said it yet. */
export function complete(widget: Widget, meta: EntityMeta | undefined): Widget {
  if (meta === undefined || meta.name !== widget.entity) {
    return widget;
  }
  switch (widget.kind) {
    case 'figure':
      return { ...widget, measure: widget.measure ?? 'count' };
    case 'chart': {
      const groups = groupFields(meta);
      return { ...widget, measure: widget.measure ?? 'count', by: groups.length === 0 ? undefined : termOf(groupingOf(groups, widget.by)) };
    }
    case 'stages':
      return { ...widget, by: widget.by ?? laneFields(meta)[0]?.name };
    case 'agenda':
      return { ...widget, starts: widget.starts ?? timeFields(meta)[0]?.name };
    default:
      return widget;
  }
}
