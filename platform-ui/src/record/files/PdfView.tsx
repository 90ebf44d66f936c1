import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy, type RenderTask, TextLayer } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { useEffect, useRef, useState } from 'react';
import { cMapUrl } from 'virtual:pdf-data';
import { content } from '../../api/client';
import { useApp } from '../../shell/app';
import { whyOf } from '../../shell/toasts';
import pdf from './Pdf.module.css';
import classes from './Viewer.module.css';

GlobalWorkerOptions.workerSrc = workerUrl;

/** The pages of a PDF, each drawn when it comes into sight; nothing that it would run is run. */
export function PdfView({ path, zoom }: { path: string; zoom: number }) {
  const { t } = useApp();
  const scroll = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<{ file: PDFDocumentProxy; width: number; height: number }>();
  const [trouble, setTrouble] = useState<string>();
  const [room, setRoom] = useState(0);
  const file = useQuery({ queryKey: ['content', path], staleTime: Infinity, gcTime: 60_000, retry: false, queryFn: ({ signal }) => content(path, signal) });

  useEffect(() => {
    if (file.data === undefined) {
      return;
    }
    let isCurrent = true;
    const loading = (async () => {
      // a copy, since the worker takes what it is given
      const task = getDocument({ data: new Uint8Array(await file.data.arrayBuffer()), cMapUrl, isEvalSupported: false, useWasm: false, enableXfa: false, stopAtErrors: false });
      return { task, document: await task.promise };
    })();
    loading.then(
      async ({ document }) => {
        const size = (await document.getPage(1)).getViewport({ scale: 1 });
        if (isCurrent) {
          setOpened({ file: document, width: size.width, height: size.height });
        }
      },
      (error: unknown) => isCurrent && setTrouble(error instanceof Error && error.name === 'PasswordException' ? t('viewer.locked') : t('viewer.failed')),
    );
    return () => {
      isCurrent = false;
      setOpened(undefined);
      loading.then(({ task }) => task.destroy(), () => undefined);
    };
  }, [file.data, t]);
  useEffect(() => {
    const box = scroll.current;
    if (box === null) {
      return;
    }
    const measure = new ResizeObserver(() => setRoom(box.clientWidth - 32));
    measure.observe(box);
    return () => measure.disconnect();
  }, []);

  const failure = trouble ?? (file.isError ? whyOf(file.error, t) : undefined);
  // a page is as wide as a sheet is wide, unless the screen is smaller
  const scale = opened === undefined ? 1 : (Math.min(room, 900) / opened.width) * zoom;
  return (
    <div ref={scroll} className={classes.pages} tabIndex={0} role="region" aria-label={t('viewer.pages')}>
      {failure !== undefined && (
        <div className={classes.failed} role="alert">
          {failure}
        </div>
      )}
      {failure === undefined && (opened === undefined || room === 0) && <Skeleton className={classes.waiting} h={480} />}
      {opened !== undefined &&
        room > 0 &&
        Array.from({ length: opened.file.numPages }, (_each, index) => <PdfPage key={index} file={opened.file} number={index + 1} scale={scale} width={opened.width} height={opened.height} />)}
    </div>
  );
}

interface PageProps {
  file: PDFDocumentProxy;
  number: number;
  scale: number;
  /** Of the first page, in points: what a page is taken for until it is drawn. */
  width: number;
  height: number;
}

function PdfPage({ file, number, scale, width, height }: PageProps) {
  const { t } = useApp();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  const [size, setSize] = useState({ width, height });

  useEffect(() => {
    const watch = new IntersectionObserver((entries) => setNear(entries.some((entry) => entry.isIntersecting)), { rootMargin: '600px' });
    watch.observe(box.current!);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    if (!isNear) {
      return;
    }
    let isCurrent = true;
    let drawing: RenderTask | undefined;
    let writing: TextLayer | undefined;
    void (async () => {
      const page = await file.getPage(number);
      const plain = page.getViewport({ scale: 1 });
      const place = canvas.current;
      const layer = words.current;
      if (!isCurrent || place === null || layer === null) {
        return;
      }
      setSize({ width: plain.width, height: plain.height });
      // sharp on fine screens, and never larger than browsers draw
      const fine = Math.min(window.devicePixelRatio || 1, Math.sqrt(16_000_000 / (plain.width * plain.height * scale * scale)));
      const viewport = page.getViewport({ scale: scale * fine });
      place.width = Math.floor(viewport.width);
      place.height = Math.floor(viewport.height);
      drawing = page.render({ canvas: place, viewport });
      await drawing.promise;
      layer.replaceChildren();
      writing = new TextLayer({ textContentSource: page.streamTextContent(), container: layer, viewport: page.getViewport({ scale }) });
      await writing.render();
    })().catch(() => undefined);
    return () => {
      isCurrent = false;
      drawing?.cancel();
      writing?.cancel();
    };
  }, [file, isNear, number, scale]);

  return (
    <div
      ref={box}
      className={classes.page}
      role="group"
      aria-label={t('viewer.page', { page: number, pages: file.numPages })}
      style={{ width: size.width * scale, height: size.height * scale, ['--total-scale-factor' as string]: scale }}
    >
      {isNear && <canvas ref={canvas} aria-hidden="true" />}
      {isNear && <div ref={words} className={pdf.words} />}
    </div>
  );
}
