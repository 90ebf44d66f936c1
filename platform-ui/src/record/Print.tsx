import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { LANGUAGES, nearest } from '../i18n/messages';
import { path, titleOf } from '../meta/meta';
import type { EntityMeta, Rec } from '../meta/types';
import { useApp } from '../shell/app';
import { Viewer } from './files/Viewer';
import classes from './Print.module.css';

/** A record as a document: looked at first, in the language of whoever gets it, then saved or printed. */
export function Print({ meta, record, onClose }: { meta: EntityMeta; record: Rec; onClose: () => void }) {
  const { t, locale } = useApp();
  const [template, setTemplate] = useState(meta.templates[0]!.id);
  const [language, setLanguage] = useState<string>(nearest(locale));
  const chosen = meta.templates.find((each) => each.id === template)!;
  const to = `records/${path(meta.name)}/${record.id}/prints/${template}?language=${language}`;
  return (
    <Viewer
      things={[{ key: 'print', name: `${chosen.title} ${titleOf(meta, record)}.pdf`, kind: 'pdf', path: to }]}
      shown="print"
      onShow={() => undefined}
      onClose={onClose}
      tools={
        <span className={classes.tools}>
          {meta.templates.length > 1 && (
            <NativeSelect size="xs" aria-label={t('print.template')} data={meta.templates.map((each) => ({ value: each.id, label: each.title }))} value={template} onChange={(event) => setTemplate(event.currentTarget.value)} />
          )}
          <NativeSelect size="xs" aria-label={t('print.language')} data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))} value={language} onChange={(event) => setLanguage(event.currentTarget.value)} />
        </span>
      }
    />
  );
}
