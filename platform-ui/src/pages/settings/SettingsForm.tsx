import { Button, PasswordInput, Select, Skeleton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Problem } from '../../api/problem';
import { type Level, set, type Setting, settings, settingsAt, type SettingsOf, type Values } from '../../api/settings';
import { useFormats } from '../../fields/formats';
import { partOf } from '../../fields/registry';
import { written } from '../../fields/written';
import { IconRotate } from '../../icons';
import { useApp } from '../../shell/app';
import { say, whyOf } from '../../shell/toasts';
import { useUnsaved } from '../../shell/unsaved';
import { Empty } from '../../ui/Empty';
import { fold } from '../../ui/fold';
import { Section } from '../PageFrame';
import { editors, words } from './editors';
import classes from './settings.module.css';

interface Props {
  level: Level;
  /** "system", "team/…" or "user/…". */
  place: string;
  /** Shows only what has these words in its name, label or explanation. */
  words?: string;
  /** Takes the words away. */
  onAll?: () => void;
  /** What else there is to do when something was set. */
  onSet?: () => void;
}

/** All that can be set at one place, drawn from what plugins declare. What is changed is sent at once, all of it or nothing. */
export function SettingsForm({ level, place, words = '', onAll, onSet }: Props) {
  const { t } = useApp();
  const client = useQueryClient();
  const all = useQuery(settings).data;
  const there = useQuery(settingsAt(place)).data;
  const [changes, setChanges] = useState<Record<string, unknown>>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  useUnsaved(Object.keys(changes).length > 0);

  if (all === undefined || there === undefined) {
    return (
      <div className={classes.coming} role="status" aria-label={t('shell.loading')}>
        <Skeleton height={180} mb={14} />
        <Skeleton height={120} />
      </div>
    );
  }
  const wanted = fold(words.trim());
  const shown = all
    .map((plugin) => ({
      ...plugin,
      settings: plugin.settings.filter(
        (setting) => setting.levels.includes(level) && (wanted === '' || [plugin.title, setting.label, setting.help ?? '', setting.name].some((text) => fold(text).includes(wanted))),
      ),
    }))
    .filter((plugin) => plugin.settings.length > 0);
  const count = Object.keys(changes).length;

  async function save() {
    setBusy(true);
    setErrors({});
    setTrouble(undefined);
    const values: Values = {};
    for (const [key, value] of Object.entries(changes)) {
      const [plugin, name] = key.split('.') as [string, string];
      values[plugin] = { ...values[plugin], [name]: written(value ?? null) };
    }
    try {
      client.setQueryData(settingsAt(place).queryKey, await set(place, values, there!.tag));
      setChanges({});
      void client.invalidateQueries({ queryKey: ['settings'] });
      void client.invalidateQueries({ queryKey: ['manifests'] });
      say(t('settings.saved', { count }));
      onSet?.();
    } catch (refused) {
      if (refused instanceof Problem && refused.fields.length > 0) {
        setErrors(Object.fromEntries(refused.fields.map((each) => [each.field, each.reason])));
        setTrouble(t('form.look_at_fields'));
      } else {
        setTrouble(refused instanceof Problem && refused.code === 'STALE' ? t('settings.stale') : whyOf(refused, t));
        void client.invalidateQueries({ queryKey: ['settings'] });
      }
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && count > 0) {
          event.preventDefault();
          void save();
        }
      }}
    >
      {shown.length === 0 && (
        <Empty title={t('settings.none')} text={wanted === '' ? t('settings.none_text') : undefined}>
          {wanted !== '' && onAll !== undefined && (
            <Button variant="default" onClick={onAll}>
              {t('settings.show_all')}
            </Button>
          )}
        </Empty>
      )}
      {shown.map((plugin) => (
        <Section key={plugin.plugin} title={plugin.title}>
          <div className={classes.settings}>
            {plugin.settings.map((setting) => {
              const key = `${plugin.plugin}.${setting.name}`;
              return (
                <Line
                  key={key}
                  plugin={plugin}
                  setting={setting}
                  level={level}
                  set={there.value[plugin.plugin]?.[setting.name]}
                  change={key in changes ? { value: changes[key] } : undefined}
                  error={errors[key]}
                  onChange={(value) => setChanges((before) => ({ ...before, [key]: value }))}
                  onLeave={() => setChanges(({ [key]: _left, ...others }) => others)}
                  onReset={() =>
                    setChanges(({ [key]: _left, ...others }) => (there.value[plugin.plugin]?.[setting.name] === undefined ? others : { ...others, [key]: null }))
                  }
                />
              );
            })}
          </div>
        </Section>
      ))}
      {count > 0 && (
        <div className={classes.bar} role="region" aria-label={t('settings.changed', { count })}>
          <span className={classes.count}>{trouble ?? t('settings.changed', { count })}</span>
          <Button
            variant="default"
            onClick={() => {
              setChanges({});
              setErrors({});
              setTrouble(undefined);
            }}
          >
            {t('settings.discard')}
          </Button>
          <Button type="submit" loading={busy} title="Ctrl Enter">
            {t('action.save')}
          </Button>
        </div>
      )}
    </form>
  );
}

interface LineProps {
  plugin: SettingsOf;
  setting: Setting;
  level: Level;
  /** What is set here; of a secret when. */
  set: unknown;
  change?: { value: unknown };
  error?: string;
  onChange: (value: unknown) => void;
  /** Leaves it as it is. */
  onLeave: () => void;
  onReset: () => void;
}

function Line({ plugin, setting, level, set: here, change, error, onChange, onLeave, onReset }: LineProps) {
  const { t } = useApp();
  const formats = useFormats();
  const id = useId();
  const part = partOf(setting.type);
  const key = `${plugin.plugin}.${setting.name}`;
  const value = change === undefined ? here : change.value;
  const isSet = value !== undefined && value !== null;
  // what counts where nothing is set here: of what lies above, the nearest
  const inherited = level === 'system' ? setting.otherwise : level === 'team' ? (setting.set?.system ?? setting.otherwise) : setting.from === 'user' ? (setting.set?.system ?? setting.otherwise) : setting.value;
  const listed = words[key]?.().find((item) => item.value === inherited)?.label;
  const otherwise = inherited === undefined || inherited === null ? undefined : (listed ?? part.text(inherited, formats, setting)) || undefined;
  const says = setting.secret || setting.sensitive ? undefined : isSet ? undefined : otherwise === undefined ? t('settings.unset') : t('settings.otherwise', { value: otherwise });
  const own = editors[key];
  const Edit = own ?? part.Edit;
  // what is chosen from what there is needs no word on how it would be written
  const props = { id, field: setting, label: setting.label, description: own === undefined ? setting.help : undefined, placeholder: says, error, value, onChange };
  return (
    <div className={classes.line}>
      <div className={classes.edit}>
        {setting.secret ? (
          <PasswordInput
            id={id}
            label={setting.label}
            description={setting.help}
            error={error}
            autoComplete="off"
            placeholder={here === undefined || change !== undefined ? undefined : t('settings.secret_set')}
            visibilityToggleButtonProps={{ 'aria-label': t('entrance.show') }}
            value={typeof change?.value === 'string' ? change.value : ''}
            onChange={(event) => (event.currentTarget.value === '' ? onLeave() : onChange(event.currentTarget.value))}
          />
        ) : part.states !== undefined ? (
          <Select
            id={id}
            label={setting.label}
            description={setting.help}
            error={error}
            allowDeselect={false}
            data={[{ value: '', label: otherwise === undefined ? t('settings.not_set') : t('settings.otherwise', { value: otherwise }) }, ...part.states.map((state) => ({ value: JSON.stringify(state), label: part.text(state, formats, setting) }))]}
            value={isSet ? JSON.stringify(value) : ''}
            onChange={(next) => onChange(next === null || next === '' ? null : JSON.parse(next))}
          />
        ) : Edit === undefined ? null : (
          <Edit {...props} />
        )}
        {setting.secret && here !== undefined && change === undefined && (
          <div className={classes.says}>{t('settings.secret_at', { when: formats.moment(String((here as { set_at?: string }).set_at ?? '')) })}</div>
        )}
      </div>
      {(isSet || (setting.secret && here !== undefined && change === undefined)) && (
        <Button variant="subtle" color="gray" className={classes.reset} leftSection={<IconRotate size={14} />} aria-label={t('settings.reset_of', { what: setting.label })} onClick={onReset}>
          {t('settings.reset')}
        </Button>
      )}
    </div>
  );
}
