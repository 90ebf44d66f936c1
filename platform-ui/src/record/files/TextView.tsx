import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { content } from '../../api/client';
import { useApp } from '../../shell/app';
import { whyOf } from '../../shell/toasts';
import classes from './Viewer.module.css';

/** Nobody reads more than that of it here. */
const MOST = 500_000;

/** Whatever it is, it is shown as the letters that it is made of. */
export function TextView({ name, path }: { name: string; path: string }) {
  const { t } = useApp();
  const file = useQuery({
    queryKey: ['content', path],
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
    queryFn: async ({ signal }) => {
      const blob = await content(path, signal);
      return { text: read(await blob.slice(0, MOST).arrayBuffer()), isAll: blob.size <= MOST };
    },
  });
  if (file.isError) {
    return (
      <div className={classes.failed} role="alert">
        {whyOf(file.error, t)}
      </div>
    );
  }
  if (file.data === undefined) {
    return <Skeleton className={classes.waiting} />;
  }
  return (
    <pre className={classes.text} tabIndex={0} role="region" aria-label={name}>
      {file.data.text}
      {!file.data.isAll && <p className={classes.first}>{t('viewer.first')}</p>}
    </pre>
  );
}

/** UTF-8 as almost everything is; otherwise what its first bytes say, or the letters of Central Europe on old machines. */
export function read(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes.slice(0, 2));
  if (first === 0xff && second === 0xfe) {
    return new TextDecoder('utf-16le').decode(bytes);
  }
  if (first === 0xfe && second === 0xff) {
    return new TextDecoder('utf-16be').decode(bytes);
  }
  try {
    // what is cut off may end within a letter
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: bytes.byteLength >= MOST });
  } catch {
    return new TextDecoder('windows-1250').decode(bytes);
  }
}
