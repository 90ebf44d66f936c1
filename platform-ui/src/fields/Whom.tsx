import { partOf } from './registry';
import { plainField } from '../meta/plain';
import type { RefValue } from '../meta/types';

interface Props {
  entity: string;
  label: string;
  disabled?: boolean;
  /** Who is shown as chosen; nobody where whoever is chosen goes elsewhere at once. */
  value?: RefValue | null;
  onChosen: (who: RefValue | null) => void;
}

/** A person, a team or another record to choose, where there is no field for it. */
export function Whom({ entity, label, disabled, value = null, onChosen }: Props) {
  const Edit = partOf('reference').Edit!;
  const field = plainField({ name: entity, label, type: 'reference', targets: [entity] });
  return <Edit id={`whom-${entity}`} field={field} label={label} value={value} disabled={disabled} onChange={(chosen) => onChosen(chosen as RefValue | null)} />;
}
