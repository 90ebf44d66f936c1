import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Rec } from '../meta/types';
import { useApp } from '../shell/app';
import classes from './Frame.module.css';

const LEAST = 40;
const MOST = 1200;

interface Props {
  address: string;
  entity: string;
  record: Rec;
  fields: string[];
  label: string;
}

/**
 * A page of a plugin that is cut off: it has no origin, no cookies and no network. It hears of the record by a message
 * ("kontor.record") when it says that it is there ("kontor.ready"), and may say how high it is ("kontor.height").
 */
export function Frame({ address, entity, record, fields, label }: Props) {
  const { locale } = useApp();
  const theme = useComputedColorScheme('light');
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(160);
  const [isReady, setReady] = useState(false);

  useEffect(() => {
    const hear = (event: MessageEvent<{ type?: unknown; height?: unknown } | null>) => {
      // a page without an origin is known by its window alone
      if (event.source === null || event.source !== frame.current?.contentWindow) {
        return;
      }
      if (event.data?.type === 'kontor.ready') {
        setReady(true);
      } else if (event.data?.type === 'kontor.height' && typeof event.data.height === 'number' && Number.isFinite(event.data.height)) {
        setHeight(Math.min(MOST, Math.max(LEAST, Math.ceil(event.data.height))));
      }
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, []);

  const told = JSON.stringify({ entity, id: record.id, values: Object.fromEntries(fields.map((name) => [name, record[name] ?? null])), locale, theme });
  useEffect(() => {
    if (isReady) {
      // it has no origin that could be named
      frame.current?.contentWindow?.postMessage({ type: 'kontor.record', ...(JSON.parse(told) as object) }, '*');
    }
  }, [told, isReady]);

  return <iframe ref={frame} className={classes.frame} style={{ height }} src={address} title={label} sandbox="allow-scripts allow-forms" referrerPolicy="no-referrer" />;
}
