import { use, useId } from 'react';
import type { EditProps, DisplayProps, FieldPart } from '../fields/types';
import { partOf } from '../fields/registry';
import type { Look } from '../sdk/contract';
import type { Manifest } from '../shell/manifest';
import { Boundary } from './Boundary';
import { HostContext } from './context';
import { useHosts } from './host';
import { moduleOf } from './load';

/** How a plugin shows a field; until its code is there, and when that fails, the field is shown as usual. */
export function partOfLook(plugin: Manifest, name: string, type: string): FieldPart {
  const usual = partOf(type);
  const Usual = usual.Display;
  const UsualEdit = usual.Edit;
  return {
    ...usual,
    Display: (props: DisplayProps) => (
      <Guarded plugin={plugin} name={name} label={props.field.label} usual={<Usual {...props} />}>
        <Shown plugin={plugin} name={name} given={props} />
      </Guarded>
    ),
    Edit:
      UsualEdit === undefined
        ? undefined
        : (props: EditProps) => (
            <Guarded plugin={plugin} name={name} label={props.field.label} usual={<UsualEdit {...props} />}>
              <Taken plugin={plugin} name={name} given={props} usual={<UsualEdit {...props} />} />
            </Guarded>
          ),
  };
}

function Guarded({ plugin, name, label, usual, children }: { plugin: Manifest; name: string; label: string; usual: React.ReactNode; children: React.ReactNode }) {
  return (
    <Boundary plugin={plugin} place={`look ${name}`} label={label} fallback={usual} waiting={usual}>
      {children}
    </Boundary>
  );
}

function lookOf(plugin: Manifest, name: string): Look {
  const look = use(moduleOf(plugin)).looks?.[name];
  if (look === undefined) {
    throw new Error(`The module of ${plugin.id} has no ${name} among its looks`);
  }
  return look;
}

function Shown({ plugin, name, given }: { plugin: Manifest; name: string; given: DisplayProps }) {
  const host = useHosts()(plugin);
  const Display = lookOf(plugin, name).Display;
  const { field, value, record, dense } = given;
  return (
    <HostContext.Provider value={host}>
      <span data-plugin={plugin.id}>
        <Display host={host} field={field} value={value} record={record} dense={dense} />
      </span>
    </HostContext.Provider>
  );
}

function Taken({ plugin, name, given, usual }: { plugin: Manifest; name: string; given: EditProps; usual: React.ReactNode }) {
  const host = useHosts()(plugin);
  const own = useId();
  const Input = lookOf(plugin, name).Input;
  if (Input === undefined) {
    return usual;
  }
  const { field, value, onChange, id, label, error, required, disabled } = given;
  return (
    <HostContext.Provider value={host}>
      <div data-plugin={plugin.id}>
        <Input host={host} field={field} value={value} onChange={onChange} id={id === '' ? own : id} label={label} error={error} required={required} disabled={disabled} />
      </div>
    </HostContext.Provider>
  );
}
