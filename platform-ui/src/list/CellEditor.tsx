import { useRef, useState } from 'react';
import { partOf } from '../fields/registry';
import type { FieldMeta, Rec } from '../meta/types';
import classes from './Grid.module.css';

/** Edits a cell where it stands: Enter and Tab save, Esc leaves. */
export function CellEditor({ record, field, onSave, onLeave }: { record: Rec; field: FieldMeta; onSave: (record: Rec, field: FieldMeta, value: unknown) => void; onLeave: () => void }) {
  const Edit = partOf(field.type).Edit!;
  const [value, setValue] = useState<unknown>(record[field.name]);
  const latest = useRef<unknown>(record[field.name]);
  // Enter saves and takes the editor away, which blurs it: one edit is one request
  const isDone = useRef(false);
  const done = () => {
    if (!isDone.current) {
      isDone.current = true;
      onSave(record, field, latest.current ?? null);
    }
  };
  return (
    <div
      className={classes.editor}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          isDone.current = true;
          onLeave();
        } else if ((event.key === 'Enter' || event.key === 'Tab') && !event.nativeEvent.isComposing && !event.defaultPrevented) {
          event.preventDefault();
          event.stopPropagation();
          done();
        }
      }}
    >
      <Edit
        id={`edit-${record.id}-${field.name}`}
        field={field}
        label={field.label}
        bare
        autoFocus
        value={value}
        onChange={(next) => {
          latest.current = next;
          setValue(next);
        }}
        onDone={done}
      />
    </div>
  );
}
