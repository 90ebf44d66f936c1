import { type PointerEvent, useLayoutEffect, useRef, useState } from 'react';
import { addressOf } from '../../api/client';
import { useApp } from '../../shell/app';
import classes from './Viewer.module.css';

/** A picture: as large as there is room at first, and dragged about when it is larger. */
export function ImageView({ name, path, zoom }: { name: string; path: string; zoom: number }) {
  const { t } = useApp();
  const scroll = useRef<HTMLDivElement>(null);
  const image = useRef<HTMLImageElement>(null);
  const fitting = useRef<number>(undefined);
  const [isFailed, setFailed] = useState(false);
  const held = useRef<{ x: number; y: number } | undefined>(undefined);

  useLayoutEffect(() => {
    const box = scroll.current;
    if (zoom === 1 || image.current === null || box === null) {
      return;
    }
    // what was in the middle stays there
    const middle = { x: (box.scrollLeft + box.clientWidth / 2) / box.scrollWidth, y: (box.scrollTop + box.clientHeight / 2) / box.scrollHeight };
    image.current.style.width = `${(fitting.current ?? image.current.clientWidth) * zoom}px`;
    box.scrollTo(middle.x * box.scrollWidth - box.clientWidth / 2, middle.y * box.scrollHeight - box.clientHeight / 2);
  }, [zoom]);

  if (isFailed) {
    return (
      <div className={classes.failed} role="alert">
        {t('viewer.failed')}
      </div>
    );
  }
  return (
    <div
      ref={scroll}
      className={classes.scroll}
      tabIndex={zoom === 1 ? undefined : 0}
      role={zoom === 1 ? undefined : 'region'}
      aria-label={zoom === 1 ? undefined : name}
      onPointerDown={(event: PointerEvent) => {
        if (event.pointerType === 'mouse') {
          held.current = { x: event.clientX + (scroll.current?.scrollLeft ?? 0), y: event.clientY + (scroll.current?.scrollTop ?? 0) };
        }
      }}
      onPointerMove={(event: PointerEvent) => held.current !== undefined && scroll.current?.scrollTo(held.current.x - event.clientX, held.current.y - event.clientY)}
      onPointerUp={() => (held.current = undefined)}
      onPointerLeave={() => (held.current = undefined)}
    >
      <img
        ref={image}
        className={classes.image}
        data-fit={zoom === 1 || undefined}
        style={zoom === 1 ? { width: undefined } : undefined}
        src={addressOf(path)}
        alt={name}
        draggable={false}
        onLoad={(event) => (fitting.current = event.currentTarget.clientWidth)}
        onError={() => setFailed(true)}
      />
    </div>
  );
}
