import '@mantine/tiptap/styles.css';
import { Link, RichTextEditor } from '@mantine/tiptap';
import { Placeholder } from '@tiptap/extensions';
import { useEditor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { useEffect, useId, useRef } from 'react';
import { useApp } from '../shell/app';
import classes from './rich.module.css';
import type { EditProps } from './types';

/** Text with the formats that the server keeps. */
export function RichEdit({ id, label, description, error, required, disabled, autoFocus, bare, value, onChange, placeholder }: EditProps) {
  const { t } = useApp();
  const said = useId();
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
      Link.configure({ openOnClick: false, protocols: ['http', 'https', 'mailto'] }),
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
      <RichTextEditor
        editor={editor}
        withTypographyStyles={false}
        className={classes.edit}
        data-failed={error !== undefined || undefined}
        data-bare={bare || undefined}
        labels={{
          boldControlLabel: t('rich.bold'),
          italicControlLabel: t('rich.italic'),
          underlineControlLabel: t('rich.underline'),
          strikeControlLabel: t('rich.strike'),
          h2ControlLabel: t('rich.heading'),
          h3ControlLabel: t('rich.subheading'),
          bulletListControlLabel: t('rich.bullets'),
          orderedListControlLabel: t('rich.numbers'),
          blockquoteControlLabel: t('rich.quote'),
          codeControlLabel: t('rich.code'),
          linkControlLabel: t('rich.link'),
          unlinkControlLabel: t('rich.unlink'),
          linkEditorInputLabel: t('rich.link_address'),
          linkEditorExternalLink: t('rich.link_tab'),
          linkEditorInternalLink: t('rich.link_tab'),
          linkEditorSave: t('action.save'),
          clearFormattingControlLabel: t('rich.plain'),
        }}
      >
        <RichTextEditor.Toolbar className={classes.tools}>
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.Bold />
            <RichTextEditor.Italic />
            <RichTextEditor.Underline />
            <RichTextEditor.Strikethrough />
            <RichTextEditor.Code />
          </RichTextEditor.ControlsGroup>
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.H2 />
            <RichTextEditor.H3 />
            <RichTextEditor.BulletList />
            <RichTextEditor.OrderedList />
            <RichTextEditor.Blockquote />
          </RichTextEditor.ControlsGroup>
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.Link />
            <RichTextEditor.Unlink />
            <RichTextEditor.ClearFormatting />
          </RichTextEditor.ControlsGroup>
        </RichTextEditor.Toolbar>
        <RichTextEditor.Content className={classes.text} />
      </RichTextEditor>
      <div id={said} role={error === undefined ? undefined : 'alert'} className={error === undefined ? undefined : classes.error}>
        {error}
      </div>
    </div>
  );
}
