import { ActionIcon, Button, Modal, Skeleton, Tooltip } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { addressOf } from '../../api/client';
import { IconChevronLeft, IconChevronRight, IconDownload, IconMinus, IconPlus, IconX } from '../../icons';
import { useApp } from '../../shell/app';
import { ImageView } from './ImageView';
import type { Kind } from './kinds';
import { TextView } from './TextView';
import classes from './Viewer.module.css';

const PdfView = lazy(async () => ({ default: (await import('./PdfView')).PdfView }));

/** Something to look at, and where it lies. */
export interface Thing {
  key: string;
  name: string;
  kind: Kind;
  path: string;
}

interface Props {
  things: Thing[];
  shown: string;
  onShow: (key: string) => void;
  onClose: () => void;
  /** What is chosen about it, such as a language. */
  tools?: ReactNode;
}

const STEP = 1.25;

/** Looks at files one after the other: pictures, PDF, texts. Nothing in them runs. */
export function Viewer({ things, shown, onShow, onClose, tools }: Props) {
  const { t } = useApp();
  const [zoom, setZoom] = useState(1);
  const index = Math.max(0, things.findIndex((each) => each.key === shown));
  const thing = things[index];
  const isZoomed = thing?.kind === 'image' || thing?.kind === 'pdf';
  const go = (to: number) => {
    const next = things[to];
    if (next !== undefined) {
      setZoom(1);
      onShow(next.key);
    }
  };
  const larger = () => void (isZoomed && setZoom((before) => Math.min(8, before * STEP)));
  const smaller = () => void (isZoomed && setZoom((before) => Math.max(0.25, before / STEP)));
  useEffect(() => {
    // which keys are held for a sign differs from keyboard to keyboard
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || ['INPUT', 'SELECT', 'TEXTAREA'].includes((event.target as HTMLElement).tagName)) {
        return;
      }
      const does: Record<string, (() => void) | undefined> = {
        '+': larger,
        '=': larger,
        '-': smaller,
        '0': () => setZoom(1),
        // what is larger than the screen is gone over by arrows
        ArrowLeft: zoom > 1 ? undefined : () => go(index - 1),
        ArrowRight: zoom > 1 ? undefined : () => go(index + 1),
      };
      does[event.key]?.();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
  if (thing === undefined) {
    return null;
  }
  return (
    <Modal
      opened
      fullScreen
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      attributes={{ content: { 'aria-label': t('viewer.title', { what: thing.name }) } }}
      classNames={{ content: classes.content, body: classes.body }}
    >
      <header className={classes.top}>
        <span className={classes.name}>{thing.name}</span>
        {things.length > 1 && <span className={classes.place}>{t('record.place', { place: index + 1, total: things.length })}</span>}
        {tools}
        {isZoomed && (
          <span className={classes.zoom}>
            <Tooltip label={`${t('viewer.smaller')} (−)`}>
              <ActionIcon aria-label={t('viewer.smaller')} onClick={smaller}>
                <IconMinus size={17} />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={`${t('viewer.fit')} (0)`}>
              <Button variant="subtle" color="gray" onClick={() => setZoom(1)}>
                {zoom === 1 ? t('viewer.fit') : `${Math.round(zoom * 100)} %`}
              </Button>
            </Tooltip>
            <Tooltip label={`${t('viewer.larger')} (+)`}>
              <ActionIcon aria-label={t('viewer.larger')} onClick={larger}>
                <IconPlus size={17} />
              </ActionIcon>
            </Tooltip>
          </span>
        )}
        <ActionIcon component="a" aria-label={t('files.save', { what: thing.name })} href={addressOf(thing.path)} download={thing.name}>
          <IconDownload size={17} />
        </ActionIcon>
        <ActionIcon aria-label={t('action.close')} data-autofocus onClick={onClose}>
          <IconX size={18} />
        </ActionIcon>
      </header>
      <div className={classes.stage}>
        <Suspense fallback={<Skeleton className={classes.waiting} />}>
          <Shown key={thing.path} thing={thing} zoom={zoom} />
        </Suspense>
        {index > 0 && (
          <ActionIcon className={classes.before} size={36} variant="default" aria-label={t('viewer.previous')} onClick={() => go(index - 1)}>
            <IconChevronLeft size={20} />
          </ActionIcon>
        )}
        {index < things.length - 1 && (
          <ActionIcon className={classes.behind} size={36} variant="default" aria-label={t('viewer.next')} onClick={() => go(index + 1)}>
            <IconChevronRight size={20} />
          </ActionIcon>
        )}
      </div>
    </Modal>
  );
}

function Shown({ thing, zoom }: { thing: Thing; zoom: number }) {
  const { t } = useApp();
  switch (thing.kind) {
    case 'image':
      return <ImageView name={thing.name} path={thing.path} zoom={zoom} />;
    case 'pdf':
      return <PdfView path={thing.path} zoom={zoom} />;
    case 'text':
      return <TextView name={thing.name} path={thing.path} />;
    default:
      return (
        <div className={classes.nothing}>
          <p>{t('viewer.nothing')}</p>
          <Button component="a" href={addressOf(thing.path)} download={thing.name} leftSection={<IconDownload size={15} />}>
            {t('files.save', { what: thing.name })}
          </Button>
        </div>
      );
  }
}
