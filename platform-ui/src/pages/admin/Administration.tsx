import { TextInput } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../../api/client';
import { IconSearch } from '../../icons';
import { path } from '../../meta/meta';
import type { EntityMeta } from '../../meta/types';
import { useNavigation } from '../../shell/manifest';
import { NavIcon } from '../../shell/NavIcon';
import { useApp } from '../../shell/app';
import { Empty } from '../../ui/Empty';
import { fold } from '../../ui/fold';
import { PageFrame } from '../PageFrame';
import classes from './admin.module.css';

/** All entities that somebody may know of. */
export const metas = queryOptions({
  queryKey: ['meta', 'all'],
  queryFn: async ({ signal }) => (await ask<{ entities: EntityMeta[] }>('meta', { signal })).entities,
  staleTime: Infinity,
});

/** Lists of the kernel by what one does with them; what is not named stands among the others. */
const GROUPS: Record<string, string[]> = {
  'admin.people': ['system.user', 'system.team', 'system.role', 'system.deputy', 'system.approval'],
  'admin.shape': ['system.custom_field', 'system.custom_rule', 'system.form_change', 'system.label_change', 'system.choice_value', 'system.value_change', 'system.template', 'system.saved_query'],
  'admin.data': ['trash', 'audit', 'system.duplicate_pair', 'system.duplicate_rule', 'system.duplicate_scan', 'system.merge', 'system.mass_change', 'system.attachment', 'system.comment'],
  'admin.server': ['system.setting', 'system.plugin', 'system.plan', 'system.task', 'system.slow_list'],
};

/** Entities of the kernel that have no place in the menu, and a list all the same. */
const UNLISTED: Record<string, string> = {
  'system.template': 'file-text',
  'system.value_change': 'list-check',
  'system.saved_query': 'eye',
  'system.duplicate_scan': 'zoom-scan',
  'system.merge': 'git-merge',
  'system.attachment': 'paperclip',
  'system.comment': 'message',
};

interface Item {
  id: string;
  label: string;
  icon: string;
  to: string;
  text: string;
}

/** Everything that administrators do, in one place. */
export function Administration() {
  const { t, session } = useApp();
  const { administration } = useNavigation();
  const known = useQuery(metas).data;
  const [words, setWords] = useState('');
  const said: Record<string, string> = {
    'system.setting': t('admin.settings_text'),
    'system.plugin': t('admin.plugins_text'),
    'system.custom_field': t('admin.fields_text'),
    'system.role': t('admin.roles_text'),
    'system.team': t('admin.teams_text'),
    'system.choice_value': t('admin.lists_text'),
  };
  const about = (entity: string) => said[entity] ?? known?.find((meta) => meta.name === entity)?.help ?? '';
  const items: Item[] = [
    ...administration.map((item) => ({ id: item.entity, label: item.label, icon: item.icon, to: item.page, text: about(item.entity) })),
    ...(known ?? [])
      .filter((meta) => meta.name in UNLISTED && (meta.may.read ?? []).some((right) => right === 'all' || session.administrator))
      .map((meta) => ({ id: meta.name, label: meta.plural, icon: UNLISTED[meta.name]!, to: `/${path(meta.name)}`, text: about(meta.name) })),
    { id: 'trash', label: t('trash.title'), icon: 'trash', to: '/system/trash', text: t('admin.trash_text') },
    ...(session.permissions.includes('system.read_audit') ? [{ id: 'audit', label: t('audit.title'), icon: 'history', to: '/system/audit', text: t('admin.audit_text') }] : []),
  ];
  const wanted = fold(words.trim());
  const shown = items.filter((item) => wanted === '' || fold(`${item.label} ${item.text}`).includes(wanted));
  const grouped = new Set(Object.values(GROUPS).flat());
  const groups: [string, Item[]][] = [
    ...Object.entries(GROUPS).map(([title, ids]): [string, Item[]] => [title, ids.map((id) => shown.find((item) => item.id === id)).filter((item) => item !== undefined)]),
    ['admin.others', shown.filter((item) => !grouped.has(item.id))],
  ];
  return (
    <PageFrame
      title={t('shell.administration')}
      text={t('admin.text')}
      actions={<TextInput w={240} aria-label={t('admin.search')} placeholder={t('admin.search')} leftSection={<IconSearch size={15} aria-hidden="true" />} value={words} onChange={(event) => setWords(event.currentTarget.value)} />}
    >
      {shown.length === 0 && <Empty icon={IconSearch} title={t('palette.nothing')} />}
      {groups
        .filter(([, group]) => group.length > 0)
        .map(([title, group]) => (
          <section key={title} aria-label={t(title)}>
            <h2 className={classes.group}>{t(title)}</h2>
            <ul className={classes.cards}>
              {group.map((item) => (
                <li key={item.id}>
                  <Link className={classes.card} to={item.to}>
                    <NavIcon name={item.icon} />
                    <span className={classes.words}>
                      <span className={classes.name}>{item.label}</span>
                      <span className={classes.text}>{item.text}</span>
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </PageFrame>
  );
}
