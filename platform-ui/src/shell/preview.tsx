import { lazy, Suspense } from 'react';
import { late } from '../i18n/messages';
import classes from './preview.module.css';

export interface PreviewProps {
  entity: string;
  id: string;
  /** To the record's page. */
  onOpen: () => void;
  /** To the record before and behind it in the list; absent where there is none. */
  onPrevious?: () => void;
  onNext?: () => void;
  onClose: () => void;
}

/** Lists know nothing of what shows a record: it comes when somebody looks at the first. */
const RecordPreview = lazy(async () => {
  const [part] = await Promise.all([import('../record/Preview'), late]);
  return { default: part.Preview };
});

/** A record beside the list in which it stands. */
export function Preview(props: PreviewProps) {
  return (
    <Suspense fallback={<div className={classes.coming} />}>
      <RecordPreview {...props} />
    </Suspense>
  );
}
