import { createContext } from 'react';
import type { Host } from '../sdk/contract';

/** The host of the plugin whose part is being drawn. */
export const HostContext = createContext<Host | undefined>(undefined);
