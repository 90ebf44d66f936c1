import { ActionIcon, Button, Menu, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../../api/client';
import { type Plan, propose } from '../../api/platform';
import { IconDots, IconPlus } from '../../icons';
import { fieldOf, useMetaIfThere } from '../../meta/meta';
import type { Page, Rec } from '../../meta/types';
import { Missing } from '../../shell/Shell';
import { useApp } from '../../shell/app';
import { sayTrouble } from '../../shell/toasts';
import { Empty } from '../../ui/Empty';
import { PageFrame, Section } from '../PageFrame';
import { metas } from './Administration';
import { EntityForm } from './EntityForm';
import { FieldForm } from './FieldForm';
import { PlanDialog, State } from './PlanView';
import classes from './admin.module.css';

/** Own fields and entities: what there is, and how to add, change and retire it by a plan. */
export function OwnFields() {
  const { t, session } = useApp();
  const { entity } = useSearch({ from: '/system/fields' });
  const navigate = useNavigate();
  const known = useQuery(metas).data ?? [];
  const type = useMetaIfThere(session.administrator ? 'system.custom_field' : undefined);
  const fields = useQuery({ ...own('custom_field'), enabled: session.administrator });
  const entities = useQuery({ ...own('custom_entity'), enabled: session.administrator });
  const [form, setForm] = useState<{ field?: Rec; entity?: Rec; isEntity: boolean }>();
  const [plan, setPlan] = useState<Plan>();

  if (!session.administrator) {
    return <Missing />;
  }
  // parts and what hangs on records have no fields of one's own
  const choices = known.filter((meta) => !meta.name.startsWith('system.') || ['system.user', 'system.team'].includes(meta.name)).map((meta) => ({ value: meta.name, label: meta.plural }));
  const labelOf = (name: string) => known.find((meta) => meta.name === name)?.plural ?? name;
  const types = new Map((type === undefined ? undefined : fieldOf(type, 'type'))?.options?.map((option) => [option.name, option.label]));
  const shown = (fields.data ?? []).filter((each) => entity === undefined || each.entity_name === entity);

  async function want(wish: Record<string, unknown>) {
    try {
      setPlan(await propose({ model: [wish] }));
    } catch (refused) {
      sayTrouble(refused, t);
    }
  }

  const menu = (name: string, wish: Record<string, unknown>, state: unknown, onEdit: () => void) => (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('own.more', { what: name })}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onEdit}>{t('own.change')}</Menu.Item>
        {state === 'active' && <Menu.Item onClick={() => void want({ ...wish, to: 'retired' })}>{t('own.retire')}</Menu.Item>}
        {state === 'retired' && <Menu.Item onClick={() => void want({ ...wish, to: 'defined' })}>{t('own.bring_back')}</Menu.Item>}
        {state === 'retired' && (
          <Menu.Item color="red" onClick={() => void want({ ...wish, to: 'purged' })}>
            {t('own.purge')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );

  return (
    <PageFrame
      title={t('own.title')}
      text={t('own.text')}
      actions={
        <>
          <Button variant="default" leftSection={<IconPlus size={15} />} onClick={() => setForm({ isEntity: true })}>
            {t('own.new_entity')}
          </Button>
          <Button leftSection={<IconPlus size={15} />} onClick={() => setForm({ isEntity: false })}>
            {t('own.new_field')}
          </Button>
        </>
      }
    >
      <div className={classes.tools}>
        <Select
          className={classes.grow}
          label={t('own.of')}
          data={choices}
          value={entity ?? null}
          placeholder={t('own.all_entities')}
          searchable
          clearable
          onChange={(next) => void navigate({ to: '/system/fields', search: { entity: next ?? undefined }, replace: true })}
        />
      </div>
      <Section title={t('own.fields')}>
        {shown.length === 0 ? (
          <Empty title={t('own.no_fields')} text={t('own.no_fields_text')}>
            <Button variant="default" leftSection={<IconPlus size={15} />} onClick={() => setForm({ isEntity: false })}>
              {t('own.new_field')}
            </Button>
          </Empty>
        ) : (
          <ul className={classes.list}>
            {shown.map((field) => (
              <li key={field.id} className={classes.item}>
                <div className={classes.what}>
                  <div className={classes.line}>
                    <span className={classes.title}>{String(field.label)}</span>
                    {field.state !== 'active' && <State state={String(field.state)} />}
                  </div>
                  <div className={classes.facts}>
                    {[labelOf(String(field.entity_name)), String(field.field_name), types.get(String(field.type)) ?? String(field.type), field.required === true ? t('own.required') : '', field.is_unique === true ? t('own.unique') : '']
                      .filter((fact) => fact !== '')
                      .join(' · ')}
                  </div>
                </div>
                {field.list_name != null && (
                  <Link className={classes.link} to="/$plugin/$entity" params={{ plugin: 'system', entity: 'choice_value' }} search={{ filters: [{ field: 'list', operator: 'is', value: field.list_name }] }}>
                    {t('own.values')}
                  </Link>
                )}
                {field.state !== 'purged' &&
                  menu(String(field.label), { entity: field.entity_name, field: String(field.field_name).replace(/^x_/, '') }, field.state, () => setForm({ field, isEntity: false }))}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {entity === undefined && (
        <Section title={t('own.entities')}>
          {(entities.data ?? []).length === 0 ? (
            <Empty title={t('own.no_entities')} text={t('own.no_entities_text')}>
              <Button variant="default" leftSection={<IconPlus size={15} />} onClick={() => setForm({ isEntity: true })}>
                {t('own.new_entity')}
              </Button>
            </Empty>
          ) : (
            <ul className={classes.list}>
              {entities.data!.map((each) => {
                const name = qualified(String(each.entity_name));
                return (
                  <li key={each.id} className={classes.item}>
                    <div className={classes.what}>
                      <div className={classes.line}>
                        <span className={classes.title}>{String(each.plural)}</span>
                        {each.state !== 'active' && <State state={String(each.state)} />}
                      </div>
                      <div className={classes.facts}>{name}</div>
                    </div>
                    {each.state === 'active' && (
                      <Link className={classes.link} to="/$plugin/$entity" params={{ plugin: 'custom', entity: name.split('.')[1]! }}>
                        {t('own.open')}
                      </Link>
                    )}
                    {each.state !== 'purged' && menu(String(each.plural), { entity: name }, each.state, () => setForm({ entity: each, isEntity: true }))}
                  </li>
                );
              })}
            </ul>
          )}
        </Section>
      )}
      {form !== undefined && form.isEntity && <EntityForm entity={form.entity} onClose={() => setForm(undefined)} onPlan={setPlan} />}
      {form !== undefined && !form.isEntity && <FieldForm field={form.field} entity={entity} entities={choices} types={[...types].map(([value, label]) => ({ value, label }))} onClose={() => setForm(undefined)} onPlan={setPlan} />}
      {plan !== undefined && (
        <PlanDialog
          plan={plan}
          onClose={() => setPlan(undefined)}
          onApplied={() => setForm(undefined)}
        />
      )}
    </PageFrame>
  );
}

/** An own entity as everybody calls it. */
export function qualified(name: string): string {
  return name.includes('.') ? name : `custom.${name}`;
}

function own(kind: 'custom_field' | 'custom_entity') {
  return {
    queryKey: ['records', `system.${kind}`, 'list', 'all'],
    queryFn: async ({ signal }: { signal: AbortSignal }) => (await ask<Page>(`records/system/${kind}?sort=label&limit=1000`, { signal })).records,
  };
}
