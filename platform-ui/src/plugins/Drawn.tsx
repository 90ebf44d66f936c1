import { use, useEffect, useRef } from 'react';
import type { Host, Mount, Part, PluginModule } from '../sdk/contract';
import type { Manifest } from '../shell/manifest';
import { Boundary } from './Boundary';
import { HostContext } from './context';
import { useHosts } from './host';
import { moduleOf } from './load';

type Kind = 'panels' | 'pages' | 'tiles' | 'events' | 'layouts';
type PropsOf<K extends Kind> = NonNullable<PluginModule[K]>[string] extends Part<infer P> ? Omit<P, 'host'> : never;

interface Props<K extends Kind> {
  plugin: Manifest;
  kind: K;
  name: string;
  label: string;
  given: PropsOf<K>;
  fallback?: React.ReactNode;
  waiting?: React.ReactNode;
}

/** A part of a plugin as its module draws it, whatever becomes of that. */
export function Drawn<K extends Kind>({ plugin, kind, name, label, given, fallback, waiting }: Props<K>) {
  const host = useHosts()(plugin);
  return (
    <div data-plugin={plugin.id}>
      <Boundary plugin={plugin} place={`${kind} ${name}`} label={label} fallback={fallback} waiting={waiting}>
        <HostContext.Provider value={host}>
          <Inner plugin={plugin} kind={kind} name={name} given={{ ...given, host }} />
        </HostContext.Provider>
      </Boundary>
    </div>
  );
}

function Inner({ plugin, kind, name, given }: { plugin: Manifest; kind: Kind; name: string; given: { host: Host } }) {
  const module = use(moduleOf(plugin));
  const part = module[kind]?.[name] as Part<{ host: Host }> | undefined;
  if (part === undefined) {
    throw new Error(`The module of ${plugin.id} has no ${name} among its ${kind}`);
  }
  if (typeof part === 'object' && 'mount' in part) {
    return <Mounted part={part} given={given} />;
  }
  const Shown = part;
  return <Shown {...given} />;
}

/** An element that the plugin fills itself, with whatever it likes. */
function Mounted<P extends object>({ part, given }: { part: Mount<P>; given: P }) {
  const element = useRef<HTMLDivElement>(null);
  const shown = useRef<{ update?(props: P): void; unmount(): void }>(undefined);
  const stamp = JSON.stringify({ ...given, host: undefined });
  const drawn = useRef('');

  function draw() {
    const answer = part.mount(element.current!, given);
    shown.current = typeof answer === 'function' ? { unmount: answer } : (answer ?? { unmount: () => undefined });
    drawn.current = stamp;
  }

  function clear() {
    shown.current?.unmount();
    shown.current = undefined;
    element.current?.replaceChildren();
  }

  useEffect(() => {
    draw();
    return clear;
  }, [part]);

  useEffect(() => {
    if (drawn.current === stamp) {
      return;
    }
    drawn.current = stamp;
    if (shown.current?.update === undefined) {
      clear();
      draw();
    } else {
      shown.current.update(given);
    }
  });

  return <div ref={element} />;
}
