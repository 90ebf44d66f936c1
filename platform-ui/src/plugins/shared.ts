import * as react from 'react';
import * as runtime from 'react/jsx-runtime';
import * as dom from 'react-dom';
import * as kit from '../kit';
import * as sdk from '../sdk';

/** What the modules of plugins get when they name these, see build/sharedModules.ts. */
export const shared = {
  react,
  'react/jsx-runtime': runtime,
  'react-dom': dom,
  '@kontor/ui-sdk': sdk,
  '@kontor/ui-kit': kit,
};

Object.defineProperty(globalThis, Symbol.for('kontor.shared'), { value: shared, configurable: true });
