import { Button, Checkbox } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { create, listOf, remove, update } from '../../api/records';
import { refresh } from '../../api/refresh';
import { IconRotate } from '../../icons';
import { always, fieldOf, useMetaIfThere } from '../../meta/meta';
import type { Page, Rec } from '../../meta/types';
import { ask } from '../../api/client';
import { useApp } from '../../shell/app';
import { sayTrouble } from '../../shell/toasts';
import { Section } from '../PageFrame';
import classes from './settings.module.css';

const ENTITY = 'system.notice_choice';
const ALL = 'all';
const BELL = 'bell';

/** By which ways somebody is told of what, and of what not at all. */
export function NoticeChoices() {
  const { t } = useApp();
  const client = useQueryClient();
  const meta = useMetaIfThere(ENTITY);
  const choices = useQuery({
    queryKey: [...listOf({ entity: ENTITY, where: always(), sort: [], fields: [], q: '' }).queryKey.slice(0, 3), 'mine'],
    queryFn: ({ signal }) => ask<Page>('records/system/notice_choice?limit=200', { signal }),
  }).data?.records;
  const kinds = (meta === undefined ? undefined : fieldOf(meta, 'notice'))?.options?.filter((option) => option.active) ?? [];
  const ways = (meta === undefined ? undefined : fieldOf(meta, 'ways'))?.options?.filter((option) => option.active) ?? [];
  const choiceOf = (kind: string): Rec | undefined => choices?.find((each) => each.notice === kind);
  const waysOf = (choice: Rec | undefined): string[] | undefined => {
    const chosen = (choice?.ways as string[] | null | undefined) ?? [];
    return choice === undefined ? undefined : choice.turned_off === true ? [] : chosen.length === 0 ? [BELL] : chosen;
  };

  async function choose(kind: string, next: string[] | undefined) {
    const choice = choiceOf(kind);
    const values = { turned_off: next?.length === 0, ways: next ?? [] };
    try {
      if (next === undefined) {
        await remove(ENTITY, choice!.id, choice!.version);
      } else if (choice === undefined) {
        await create(ENTITY, { notice: kind, ...values }, crypto.randomUUID());
      } else {
        await update(ENTITY, choice.id, choice.version, values);
      }
    } catch (refused) {
      sayTrouble(refused, t);
    }
    refresh(client, ENTITY);
  }

  if (choices === undefined || meta === undefined) {
    return null;
  }
  const others = waysOf(choiceOf(ALL)) ?? [BELL];
  return (
    <Section title={t('settings.notices')} text={t('notices.choose_text')}>
      <ul className={classes.list}>
        {kinds
          .slice()
          .sort((a, b) => Number(b.name === ALL) - Number(a.name === ALL))
          .map((kind) => {
            const own = waysOf(choiceOf(kind.name));
            const now = own ?? others;
            return (
              <li key={kind.name} className={classes.item}>
                <div className={classes.what} id={`notice-${kind.name}`}>
                  <div className={classes.name}>{kind.label}</div>
                  <div className={classes.facts}>{now.length === 0 ? t('notices.off') : own === undefined && kind.name !== ALL ? t('notices.as_others') : ''}</div>
                </div>
                <div role="group" aria-labelledby={`notice-${kind.name}`} className={classes.buttons}>
                  {ways.map((way) => (
                    <Checkbox
                      key={way.name}
                      label={way.label}
                      checked={now.includes(way.name)}
                      onChange={(event) => void choose(kind.name, event.currentTarget.checked ? [...now, way.name] : now.filter((name) => name !== way.name))}
                    />
                  ))}
                </div>
                {own !== undefined && (
                  <Button variant="subtle" color="gray" leftSection={<IconRotate size={14} />} aria-label={t('settings.reset_of', { what: kind.label })} onClick={() => void choose(kind.name, undefined)}>
                    {t('settings.reset')}
                  </Button>
                )}
              </li>
            );
          })}
      </ul>
    </Section>
  );
}
