import { createContext, useContext } from 'react';
import type { Grouping } from './groups';
import { type Look, USUAL_LOOK } from './look';

/** What a table has beyond what every way to look at a list has. */
export interface TableState {
  look: Look;
  grouping?: Grouping;
  /** The record beside the list. */
  peek?: string;
  onLook: (look: Look) => void;
  onColumns: (columns: string[]) => void;
  onGroup: (path: string | undefined) => void;
  onPeek: (id: string | undefined) => void;
}

const nothing = () => undefined;

export const TableContext = createContext<TableState>({ look: USUAL_LOOK, onLook: nothing, onColumns: nothing, onGroup: nothing, onPeek: nothing });

export const useTable = () => useContext(TableContext);
