import { Link } from '@tiptap/extension-link';
import { Placeholder } from '@tiptap/extensions';
import { EditorContent, useEditor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { useEffect, useId, useRef, useState } from 'react';
import classes from './rich.module.css';
import { RichTools } from './RichTools';
import type { EditProps } from './types';

/** Text with the formats that the server keeps. */
export function RichEdit({ id, label, description, error, required, disabled, autoFocus, bare, value, onChange, placeholder }: EditProps) {
  const said = useId();
  const [isLinking, setLinking] = useState(false);
  const given = value === null || value === undefined ? '' : String(value);
  const own = useRef(given);
  const changed = useRef(onChange);
  changed.current = onChange;
  const editor = useEditor({
    // the policy of the page allows no sheets that a script writes; what it needs stands in ours
    injectCSS: false,
    shouldRerenderOnTransaction: true,
    editable: disabled !== true,
    autofocus: autoFocus === true ? 'end' : false,
    extensions: [
      StarterKit.configure({ codeBlock: false, horizontalRule: false, heading: { levels: [2, 3] }, link: false, dropcursor: false }),
      Link.extend({
        addKeyboardShortcuts: () => ({
          'Mod-k': () => {
            setLinking(true);
            return true;
          },
        }),
      }).configure({ openOnClick: false, protocols: ['http', 'https', 'mailto'] }),
      ...(placeholder === undefined ? [] : [Placeholder.configure({ placeholder })]),
    ],
    content: given,
    editorProps: {
      attributes: {
        id,
        role: 'textbox',
        'aria-multiline': 'true',
        ...(label === undefined ? {} : { 'aria-label': label }),
        ...(required === true ? { 'aria-required': 'true' } : {}),
        ...(error === undefined ? {} : { 'aria-invalid': 'true' }),
        'aria-describedby': said,
      },
    },
    onUpdate: ({ editor: now }) => {
      own.current = now.isEmpty ? '' : now.getHTML();
      changed.current(own.current === '' ? null : own.current);
    },
  });
  useEffect(() => {
    // taken over from somebody else, or emptied after it was sent
    if (editor !== null && given !== own.current) {
      own.current = given;
      editor.commands.setContent(given, { emitUpdate: false });
    }
  }, [editor, given]);
  useEffect(() => {
    editor?.setEditable(disabled !== true, false);
  }, [editor, disabled]);

  return (
    <div>
      {bare !== true && label !== undefined && (
        <div className={classes.label} aria-hidden="true">
          {label}
          {required === true && <span className={classes.needed}> *</span>}
        </div>
      )}
      {description !== undefined && <div className={classes.help}>{description}</div>}
      <div className={classes.edit} data-failed={error !== undefined || undefined} data-bare={bare || undefined}>
        {editor !== null && <RichTools editor={editor} isLinking={isLinking} onLinking={setLinking} />}
        <EditorContent editor={editor} />
      </div>
      <div id={said} role={error === undefined ? undefined : 'alert'} className={error === undefined ? undefined : classes.error}>
        {error}
      </div>
    </div>
  );
}
