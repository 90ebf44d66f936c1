import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import type { ChainedCommands, Editor } from '@tiptap/react';
import { type ComponentProps, type ReactNode, useState } from 'react';
import {
  IconBlockquote,
  IconBold,
  IconClearFormatting,
  IconCode,
  IconHeading,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
  IconStrikethrough,
  IconSubheading,
  IconUnderline,
  IconUnlink,
} from '../icons';
import { useApp } from '../shell/app';
import classes from './rich.module.css';

interface Format {
  label: string;
  Icon: typeof IconBold;
  /** What the editor calls it, and which of its kind. */
  name: string;
  of?: Record<string, unknown>;
  toggle: () => ChainedCommands;
}

interface ToolProps extends Omit<ComponentProps<'button'>, 'children' | 'color' | 'style'> {
  label: string;
  isOn?: boolean;
  disabled: boolean;
  onClick: () => void;
  children: ReactNode;
}

/** A button that leaves the text what is selected in it. */
function Tool({ label, isOn, disabled, onClick, children, ...rest }: ToolProps) {
  return (
    <ActionIcon {...rest} className={classes.tool} size={26} aria-label={label} title={label} aria-pressed={isOn} disabled={disabled} onMouseDown={(event) => event.preventDefault()} onClick={onClick}>
      {children}
    </ActionIcon>
  );
}

/** What formatted text can be made of, as the server keeps it. */
export function RichTools({ editor, isLinking, onLinking }: { editor: Editor; isLinking: boolean; onLinking: (is: boolean) => void }) {
  const { t } = useApp();
  const disabled = !editor.isEditable;
  const does = () => editor.chain().focus();
  const marks: Format[] = [
    { label: t('rich.bold'), Icon: IconBold, name: 'bold', toggle: () => does().toggleBold() },
    { label: t('rich.italic'), Icon: IconItalic, name: 'italic', toggle: () => does().toggleItalic() },
    { label: t('rich.underline'), Icon: IconUnderline, name: 'underline', toggle: () => does().toggleUnderline() },
    { label: t('rich.strike'), Icon: IconStrikethrough, name: 'strike', toggle: () => does().toggleStrike() },
    { label: t('rich.code'), Icon: IconCode, name: 'code', toggle: () => does().toggleCode() },
  ];
  const blocks: Format[] = [
    { label: t('rich.heading'), Icon: IconHeading, name: 'heading', of: { level: 2 }, toggle: () => does().toggleHeading({ level: 2 }) },
    { label: t('rich.subheading'), Icon: IconSubheading, name: 'heading', of: { level: 3 }, toggle: () => does().toggleHeading({ level: 3 }) },
    { label: t('rich.bullets'), Icon: IconList, name: 'bulletList', toggle: () => does().toggleBulletList() },
    { label: t('rich.numbers'), Icon: IconListNumbers, name: 'orderedList', toggle: () => does().toggleOrderedList() },
    { label: t('rich.quote'), Icon: IconBlockquote, name: 'blockquote', toggle: () => does().toggleBlockquote() },
  ];
  return (
    <div className={classes.tools}>
      {[marks, blocks].map((group, place) => (
        <div key={place} className={classes.group}>
          {group.map(({ label, Icon, name, of, toggle }) => (
            <Tool key={label} label={label} isOn={editor.isActive(name, of)} disabled={disabled} onClick={() => toggle().run()}>
              <Icon size={16} />
            </Tool>
          ))}
        </div>
      ))}
      <div className={classes.group}>
        <LinkTool editor={editor} disabled={disabled} isOpen={isLinking} onOpen={onLinking} />
        <Tool label={t('rich.unlink')} disabled={disabled} onClick={() => does().unsetLink().run()}>
          <IconUnlink size={16} />
        </Tool>
        <Tool label={t('rich.plain')} disabled={disabled} onClick={() => does().unsetAllMarks().run()}>
          <IconClearFormatting size={16} />
        </Tool>
      </div>
    </div>
  );
}

/** Gives what is selected an address; without one it takes it away. */
function LinkTool({ editor, disabled, isOpen, onOpen }: { editor: Editor; disabled: boolean; isOpen: boolean; onOpen: (is: boolean) => void }) {
  const { t } = useApp();
  return (
    <Popover opened={isOpen} onChange={onOpen} trapFocus returnFocus position="bottom-start" shadow="md">
      <Popover.Target>
        <Tool label={t('rich.link')} isOn={editor.isActive('link')} disabled={disabled} onClick={() => onOpen(!isOpen)}>
          <IconLink size={16} />
        </Tool>
      </Popover.Target>
      <Popover.Dropdown>{isOpen && <Address editor={editor} onDone={() => onOpen(false)} />}</Popover.Dropdown>
    </Popover>
  );
}

function Address({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const { t } = useApp();
  const [address, setAddress] = useState<string>(() => String(editor.getAttributes('link').href ?? ''));
  const save = () => {
    onDone();
    const about = editor.chain().focus().extendMarkRange('link');
    (address.trim() === '' ? about.unsetLink() : about.setLink({ href: address.trim() })).run();
  };
  return (
    <div className={classes.address}>
      <TextInput
        type="url"
        aria-label={t('rich.link_address')}
        placeholder="https://"
        data-autofocus
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            // it may stand in a form, which is not sent yet
            event.preventDefault();
            save();
          }
        }}
      />
      <Button variant="default" onClick={save}>
        {t('action.save')}
      </Button>
    </div>
  );
}
