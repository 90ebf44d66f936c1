import { ActionIcon, Drawer, Skeleton, Tabs, Tooltip } from '@mantine/core';
import { useHotkeys, useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { deskOf } from '../api/records';
import { IconArrowsMaximize, IconChevronDown, IconChevronUp, IconX } from '../icons';
import { titleOf, useMetaIfThere } from '../meta/meta';
import { useApp } from '../shell/app';
import type { PreviewProps } from '../shell/preview';
import { Trouble } from '../shell/Trouble';
import { Face } from '../ui/Face';
import { Details } from './Details';
import classes from './Preview.module.css';
import { TimeLine } from './TimeLine';

/** A record beside the list in which it stands; on a small screen it lies above. */
export function Preview(props: PreviewProps) {
  const { t } = useApp();
  const isNarrow = useMediaQuery('(max-width: 900px)') ?? false;
  useHotkeys([['Escape', props.onClose]]);
  if (isNarrow) {
    return (
      <Drawer opened onClose={props.onClose} position="bottom" size="88%" padding={0} withCloseButton={false} attributes={{ content: { 'aria-label': t('record.preview') } }}>
        <Inside {...props} />
      </Drawer>
    );
  }
  return (
    <aside className={classes.panel} aria-label={t('record.preview')}>
      <Inside {...props} />
    </aside>
  );
}

function Inside({ entity, id, onOpen, onPrevious, onNext, onClose }: PreviewProps) {
  const { t } = useApp();
  const meta = useMetaIfThere(entity);
  const asked = useQuery({ ...deskOf(entity, id), retry: false, placeholderData: (before) => before });
  const desk = asked.data;
  const title = meta === undefined || desk === undefined ? '' : titleOf(meta, desk.record);
  return (
    <div className={classes.inside}>
      <header className={classes.top}>
        {title !== '' && <Face id={id} title={title} size={24} round={entity === 'system.user'} />}
        <h2 className={classes.title}>{title || '…'}</h2>
        <Tooltip label={`${t('record.previous')} (↑)`}>
          <ActionIcon aria-label={t('record.previous')} aria-disabled={onPrevious === undefined} data-disabled={onPrevious === undefined || undefined} onClick={onPrevious}>
            <IconChevronUp size={16} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={`${t('record.next')} (↓)`}>
          <ActionIcon aria-label={t('record.next')} aria-disabled={onNext === undefined} data-disabled={onNext === undefined || undefined} onClick={onNext}>
            <IconChevronDown size={16} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={`${t('record.open_page')} (Enter)`}>
          <ActionIcon aria-label={t('record.open_page')} onClick={onOpen}>
            <IconArrowsMaximize size={15} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={`${t('action.close')} (Esc)`}>
          <ActionIcon aria-label={t('action.close')} onClick={onClose}>
            <IconX size={16} />
          </ActionIcon>
        </Tooltip>
      </header>
      {asked.isError ? (
        <Trouble t={t} error={asked.error} onRetry={() => void asked.refetch()} />
      ) : meta === undefined || desk === undefined ? (
        <div className={`${classes.body} ${classes.padded}`} role="status" aria-label={t('shell.loading')}>
          {[80, 64, 88, 52, 70].map((width) => (
            <Skeleton key={width} height={12} width={`${width}%`} my={14} />
          ))}
        </div>
      ) : (
        <Tabs key={id} defaultValue="details" keepMounted={false} classNames={{ root: classes.tabs, list: classes.tabList, tab: classes.tab, panel: classes.body }}>
          <Tabs.List aria-label={t('record.around')}>
            <Tabs.Tab value="details">{t('record.details')}</Tabs.Tab>
            <Tabs.Tab value="time">{t('record.time_line')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="details" className={classes.padded}>
            <Details meta={meta} record={desk.record} />
          </Tabs.Panel>
          <Tabs.Panel value="time">
            <TimeLine meta={meta} desk={desk} />
          </Tabs.Panel>
        </Tabs>
      )}
    </div>
  );
}
