import { useEffect, useRef, useState, type RefObject } from 'react';
import { useFormats } from '../fields/formats';
import type { EntityMeta, FieldMeta, Rec } from '../meta/types';
import type { Plan } from './clipboard';
import type { Line } from './useLines';

/** Cells from one corner to the other, by lines and columns. */
export interface Range {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** Copies the selected cells and plans what a paste would change; only while the grid has the focus. */
export function useClipboard(meta: EntityMeta, grid: RefObject<HTMLDivElement | null>, range: Range, lines: Line[], columns: FieldMeta[]): { plan?: Plan; leavePlan: () => void } {
  const formats = useFormats();
  const [plan, setPlan] = useState<Plan>();
  const latest = useRef({ range, lines, columns, formats });
  latest.current = { range, lines, columns, formats };
  useEffect(() => {
    // an event of the clipboard waits for nobody: what it needs is there before
    const loaded = import('./clipboard');
    let parts: Awaited<typeof loaded> | undefined;
    void loaded.then((module) => {
      parts = module;
      // and whoever edits a cell waits for no list to choose from
      void import('../fields/chooseEdit');
    });
    const isHere = () => document.activeElement === grid.current && grid.current !== null;
    const recordsOf = (lines: Line[], from: number, to: number): Rec[] => lines.slice(from, to + 1).flatMap((line) => (line.kind === 'record' ? [line.record] : []));
    const copy = (event: ClipboardEvent) => {
      const { range, lines, columns, formats } = latest.current;
      const records = recordsOf(lines, range.top, range.bottom);
      if (isHere() && parts !== undefined && event.clipboardData !== null && records.length > 0) {
        event.preventDefault();
        parts.copy(event.clipboardData, records, columns.slice(range.left, range.right + 1), formats);
      }
    };
    const paste = (event: ClipboardEvent) => {
      const { range, lines, columns, formats } = latest.current;
      if (isHere() && parts !== undefined && event.clipboardData !== null) {
        event.preventDefault();
        // what is pasted goes on below and beside the selection
        const below = recordsOf(lines, range.top, lines.length - 1);
        const selected = recordsOf(lines, range.top, range.bottom).length;
        setPlan(parts.plan(event.clipboardData, { records: below, rows: selected, columns: columns.slice(range.left), width: range.right - range.left + 1 }, formats));
      }
    };
    document.addEventListener('copy', copy);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('copy', copy);
      document.removeEventListener('paste', paste);
    };
  }, [meta, grid]);
  return {
    plan,
    leavePlan: () => {
      setPlan(undefined);
      grid.current?.focus();
    },
  };
}
