import type { EditProps } from './types';

/** What every input is given alike; in a cell it has neither a label nor a frame of its own. */
export function inputProps({ id, label, description, placeholder, error, required, disabled, autoFocus, bare }: EditProps) {
  return {
    id,
    label: bare ? undefined : label,
    'aria-label': bare ? label : undefined,
    description,
    placeholder,
    error,
    required,
    withAsterisk: required,
    disabled,
    autoFocus,
    // a dialog looks for it
    'data-autofocus': autoFocus || undefined,
    variant: bare ? 'unstyled' : 'default',
  };
}
