import { ActionIcon, Button, FileButton, Menu, Switch, Tooltip } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { look, type Plan, type PluginState, pluginStates, propose, upload, type Wish } from '../../api/platform';
import { setOne, settingsAt } from '../../api/settings';
import { useFormats } from '../../fields/formats';
import { IconDots, IconRefresh, IconUpload } from '../../icons';
import { Trouble } from '../../shell/Trouble';
import { useApp } from '../../shell/app';
import { say, sayTrouble } from '../../shell/toasts';
import { PageFrame } from '../PageFrame';
import { PlanDialog, State } from './PlanView';
import classes from './admin.module.css';

type Target = 'enabled' | 'disabled' | 'removed' | 'purged';

/** Plugins as a setting names them. */
const idsOf = (told: unknown) =>
  String(told ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');

/** What this installation is made of: what runs, what does not and why, and how to change that. */
export function Plugins() {
  const { t } = useApp();
  const client = useQueryClient();
  const { data: plugins, error } = useQuery(pluginStates);
  const there = useQuery(settingsAt('system')).data;
  const [plan, setPlan] = useState<Plan>();
  const [busy, setBusy] = useState(false);
  const off = idsOf(there?.value.system?.parts_off);

  async function trying(does: () => Promise<void>) {
    setBusy(true);
    try {
      await does();
    } catch (refused) {
      sayTrouble(refused, t);
    } finally {
      setBusy(false);
    }
  }

  const want = (changes: Wish['changes']) => trying(async () => setPlan(await propose({ changes })));

  async function bring(file: File | null) {
    if (file !== null) {
      await trying(async () => {
        const brought = await upload(file);
        void client.invalidateQueries(pluginStates);
        // what was brought is wanted: the plan says what that means
        setPlan(await propose({ changes: [{ plugin: brought.plugin, to: 'enabled', hash: brought.hash }] }));
      });
    }
  }

  async function parts(id: string, isOn: boolean) {
    await trying(async () => {
      try {
        await setOne('system', 'system', 'parts_off', (now) => {
          const others = idsOf(now).filter((each) => each !== id);
          return (isOn ? others : [...others, id]).join(', ') || null;
        });
        say(t(isOn ? 'plugins.parts_on' : 'plugins.parts_are_off', { plugin: id }));
      } finally {
        // also what somebody else has set meanwhile
        await Promise.all([client.invalidateQueries({ queryKey: ['settings'] }), client.invalidateQueries({ queryKey: ['manifests'] })]);
      }
    });
  }

  if (error !== null) {
    return <Trouble t={t} error={error} />;
  }
  return (
    <PageFrame
      title={t('plugins.title')}
      text={t('plugins.text')}
      actions={
        <>
          <Tooltip label={t('plugins.look_text')}>
            <Button
              variant="default"
              leftSection={<IconRefresh size={15} />}
              disabled={busy}
              onClick={() =>
                void trying(async () => {
                  await look();
                  await client.invalidateQueries(pluginStates);
                  say(t('plugins.looked'));
                })
              }
            >
              {t('plugins.look')}
            </Button>
          </Tooltip>
          <FileButton accept=".jar,.zip" onChange={(file) => void bring(file)}>
            {(props) => (
              <Button {...props} leftSection={<IconUpload size={15} />} disabled={busy}>
                {t('plugins.upload')}
              </Button>
            )}
          </FileButton>
        </>
      }
    >
      <ul className={classes.list}>
        {(plugins ?? []).map((plugin) => (
          <Line key={plugin.id} plugin={plugin} busy={busy} hasParts={there === undefined ? undefined : !off.includes(plugin.id)} onWant={(to) => void want([{ plugin: plugin.id, to }])} onParts={(isOn) => void parts(plugin.id, isOn)} />
        ))}
      </ul>
      <p className={classes.text}>
        {t('plugins.safe')}{' '}
        <a className={classes.link} href="/?safe=1">
          {t('plugins.safe_open')}
        </a>
      </p>
      {plan !== undefined && <PlanDialog plan={plan} onClose={() => setPlan(undefined)} />}
    </PageFrame>
  );
}

interface LineProps {
  plugin: PluginState;
  busy: boolean;
  /** Whether its parts are drawn; absent while nobody knows. */
  hasParts?: boolean;
  onWant: (to: Target) => void;
  onParts: (isOn: boolean) => void;
}

function Line({ plugin, busy, hasParts, onWant, onParts }: LineProps) {
  const { t } = useApp();
  const formats = useFormats();
  const [isOpen, setOpen] = useState(false);
  const wanted = plugin.wanted?.state ?? plugin.state;
  const isKernel = plugin.id === 'system' || plugin.id === 'custom';
  const isActive = plugin.state === 'active';
  const draws = (plugin.brings.pages ?? []).some((part) => part !== 'Menu' && part !== 'View' && part !== 'Section' && part !== 'Related');
  const health = plugin.health;
  return (
    <li className={classes.item}>
      <div className={classes.what}>
        <div className={classes.line}>
          <span className={classes.title}>{plugin.title}</span>
          <State state={plugin.state} />
          <span className={classes.facts}>
            {plugin.id} · {plugin.version}
          </span>
        </div>
        <div className={classes.facts}>
          {['entities', 'fields', 'actions', 'rules', 'roles', 'pages']
            .filter((kind) => (plugin.brings[kind] ?? []).length > 0)
            .map((kind) => t('plugins.brings', { kind, count: plugin.brings[kind]!.length }))
            .join(' · ')}
        </div>
        {plugin.violations.map((each) => (
          <div key={`${each.place} ${each.reason}`} className={classes.why}>
            <p>{[each.place, each.reason].filter((word) => word !== '').join(': ')}</p>
            {each.mend !== '' && <p>{each.mend}</p>}
          </div>
        ))}
        {plugin.upgrades
          .filter((upgrade) => !upgrade.over || upgrade.failed)
          .map((upgrade) => (
            <div key={upgrade.version} className={upgrade.failed ? classes.why : classes.note}>
              {upgrade.text}{' '}
              {upgrade.task !== null && (
                <Link className={classes.link} to="/$plugin/$entity/$id" params={{ plugin: 'system', entity: 'task', id: upgrade.task }}>
                  {t('plugins.task')}
                </Link>
              )}
            </div>
          ))}
        {(health !== undefined || plugin.remarks.length > 0) && (
          <button type="button" className={classes.more} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {health === undefined ? t('plugins.remarks', { count: plugin.remarks.length }) : t('plugins.health', { calls: formats.integer(health.calls), failures: formats.integer(health.failures), late: formats.integer(health.late) })}
          </button>
        )}
        {isOpen && (
          <>
            {health !== undefined && (
              <div className={classes.facts}>{t('plugins.cost', { time: formats.integer(health.milliseconds), read: formats.integer(health.rows_read), written: formats.integer(health.rows_written), stuck: health.stuck.length, threads: health.threads.length })}</div>
            )}
            {health !== undefined && health.recent_failures.length > 0 && (
              <ul className={classes.failures}>
                {health.recent_failures.map((failure) => (
                  <li key={`${failure.at} ${failure.id}`}>
                    {formats.lately(String(failure.at))} · {String(failure.what)}: {String(failure.reason)} ({String(failure.id)})
                  </li>
                ))}
              </ul>
            )}
            {plugin.remarks.map((each) => (
              <div key={`${each.place} ${each.reason}`} className={classes.note}>
                <p>{[each.place, each.reason].filter((word) => word !== '').join(': ')}</p>
                {each.mend !== '' && <p>{each.mend}</p>}
              </div>
            ))}
          </>
        )}
      </div>
      {!isKernel && (
        <div className={classes.buttons}>
          {isActive && draws && <Switch size="xs" label={t('plugins.parts')} checked={hasParts === true} disabled={busy || hasParts === undefined} onChange={(event) => onParts(event.currentTarget.checked)} />}
          {wanted === 'enabled' && isActive ? (
            <Button variant="default" disabled={busy} onClick={() => onWant('disabled')} aria-label={t('plugins.disable_one', { what: plugin.title })}>
              {t('plugins.disable')}
            </Button>
          ) : (
            <Button disabled={busy} onClick={() => onWant('enabled')} aria-label={t('plugins.enable_one', { what: plugin.title })}>
              {t('plugins.enable')}
            </Button>
          )}
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon aria-label={t('plugins.more', { what: plugin.title })}>
                <IconDots size={18} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {isActive && <Menu.Item onClick={() => onWant('enabled')}>{t('plugins.update')}</Menu.Item>}
              {wanted !== 'removed' && <Menu.Item onClick={() => onWant('removed')}>{t('plugins.remove')}</Menu.Item>}
              <Menu.Item color="red" disabled={wanted !== 'removed'} onClick={() => onWant('purged')}>
                {t('plugins.purge')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </div>
      )}
    </li>
  );
}
