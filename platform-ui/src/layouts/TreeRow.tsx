import { Skeleton } from '@mantine/core';
import { partOf } from '../fields/registry';
import { Value } from '../fields/Value';
import { IconChevronRight } from '../icons';
import { titleOf } from '../meta/meta';
import type { EntityMeta, FieldMeta, Rec } from '../meta/types';
import { Again } from '../shell/Again';
import { useApp } from '../shell/app';
import { Face } from '../ui/Face';
import type { Below } from './below';
import type { Node } from './nodes';
import classes from './Tree.module.css';

interface Props {
  meta: EntityMeta;
  node: Node;
  place: number;
  top: number;
  template: string;
  columns: FieldMeta[];
  below?: Below;
  /** Its own value and those of all below; absent where nothing is added up. */
  sum?: string;
  isCurrent: boolean;
  onToggle: () => void;
  onAt: () => void;
  onOpen: (record: Rec) => void;
  /** Asks once more for what is below one. */
  onAgain: (id: string) => void;
  onNear: (record: Rec) => void;
}

export function TreeRow({ meta, node, place, top, template, columns, below, sum, isCurrent, onToggle, onAt, onOpen, onAgain, onNear }: Props) {
  const { t } = useApp();
  const { record, level } = node;
  const canOpen = record !== undefined && !node.isCycle && (below?.children ?? 0) > 0;
  const title = record === undefined ? '' : titleOf(meta, record);
  return (
    <div
      id={`node-${place}`}
      role="row"
      aria-level={level}
      aria-posinset={node.index + 1}
      aria-setsize={node.size}
      aria-expanded={canOpen ? node.isOpen : undefined}
      aria-selected={isCurrent}
      className={classes.row}
      data-current={isCurrent || undefined}
      style={{ gridTemplateColumns: template, transform: `translateY(${top}px)` }}
      onClick={onAt}
      onMouseEnter={() => record !== undefined && onNear(record)}
    >
      <div role="gridcell" className={classes.name} style={{ paddingLeft: 10 + (level - 1) * 22 }}>
        {canOpen ? (
          <button type="button" tabIndex={-1} className={classes.toggle} data-open={node.isOpen || undefined} aria-label={t(node.isOpen ? 'tree.close' : 'tree.open', { what: title })} onClick={onToggle}>
            <IconChevronRight size={15} />
          </button>
        ) : (
          <span className={classes.leaf} />
        )}
        {record === undefined ? (
          node.failed !== undefined ? (
            <Again error={node.failed.error} onAgain={() => onAgain(node.failed!.of)} />
          ) : node.said === undefined ? (
            <Skeleton height={12} width={160} />
          ) : (
            <span className={classes.said}>{node.said}</span>
          )
        ) : (
          <>
            <Face id={record.id} title={title} />
            <button type="button" tabIndex={-1} className={classes.word} onClick={() => onOpen(record)}>
              {title}
            </button>
            {node.isCycle ? (
              <span className={classes.said}>{t('tree.cycle')}</span>
            ) : (
              below !== undefined && below.count > 0 && <span className={classes.number} title={t('tree.below', { count: below.count })}>{below.count}</span>
            )}
          </>
        )}
      </div>
      {sum !== undefined && (
        <div role="gridcell" className={classes.cell} data-right data-whole={canOpen || undefined}>
          <span title={sum}>{node.isCycle ? '' : sum === '' ? '–' : sum}</span>
        </div>
      )}
      {columns.map((column) => (
        <div key={column.name} role="gridcell" className={classes.cell} data-right={partOf(column.type).align === 'right' || undefined}>
          {record !== undefined && <Value field={column} value={record[column.name]} record={record} dense />}
        </div>
      ))}
    </div>
  );
}
