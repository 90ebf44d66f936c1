import { memo } from 'react';
import { useFormats } from '../fields/formats';
import { periodText } from '../fields/periods';
import { partOf } from '../fields/registry';
import { Value } from '../fields/Value';
import { IconChevronRight } from '../icons';
import type { FieldMeta } from '../meta/types';
import { useApp } from '../shell/app';
import classes from './Grid.module.css';
import type { GroupOf, Grouping } from './groups';
import { sumBrief, sumText } from './sums';

interface Props {
  grouping: Grouping;
  group: GroupOf;
  isOpen: boolean;
  index: number;
  top: number;
  template: string;
  columns: FieldMeta[];
  isCurrent: boolean;
  onToggle: (key: string, isOpen: boolean) => void;
}

/** The head of a group: what its records have in common, how many they are, and their sums. */
export const GroupLine = memo(function GroupLine({ grouping, group, isOpen, index, top, template, columns, isCurrent, onToggle }: Props) {
  const { t } = useApp();
  const formats = useFormats();
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-level={1}
      aria-expanded={isOpen}
      className={classes.groupRow}
      style={{ gridTemplateColumns: template, transform: `translateY(${top}px)` }}
      onClick={() => onToggle(group.key, !isOpen)}
    >
      <div id={`cell-${index}-0`} role="gridcell" className={classes.groupCell} data-current={isCurrent || undefined}>
        <IconChevronRight size={14} aria-hidden="true" className={classes.fold} data-open={isOpen || undefined} />
        <span className={classes.groupName}>
          {grouping.period !== undefined && group.value !== null ? (
            periodText(String(group.value), grouping.period, formats)
          ) : group.value === null ? (
            <span className={classes.groupNone}>{t('list.group_none', { what: grouping.field.label })}</span>
          ) : (
            <Value field={grouping.field} value={group.value} dense />
          )}
        </span>
        <span className={classes.groupCount}>{formats.integer(group.count)}</span>
      </div>
      {columns.slice(1).map((column) => (
        <div key={column.name} role="gridcell" className={classes.groupSum} data-right={partOf(column.type).align === 'right' || undefined} title={sumText(column, group.sums[column.name], formats)}>
          <span className={classes.sum}>{sumBrief(column, group.sums[column.name], formats)}</span>
        </div>
      ))}
    </div>
  );
});
