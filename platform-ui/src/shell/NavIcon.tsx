import type { Icon } from '@tabler/icons-react';
import { createElement, useEffect, useState } from 'react';
import {
  IconAdjustments,
  IconBell,
  IconBellCog,
  IconBuilding,
  IconChecks,
  IconCircle,
  IconClipboardCheck,
  IconCubePlus,
  IconForms,
  IconLayout,
  IconList,
  IconProgressCheck,
  IconPuzzle,
  IconRulers,
  IconSettings,
  IconShieldLock,
  IconStack,
  IconTags,
  IconUser,
  IconUsers,
  IconUsersGroup,
} from '../icons';

const icons: Record<string, Icon> = {
  adjustments: IconAdjustments,
  bell: IconBell,
  'bell-cog': IconBellCog,
  building: IconBuilding,
  checks: IconChecks,
  'clipboard-check': IconClipboardCheck,
  'cube-plus': IconCubePlus,
  forms: IconForms,
  layout: IconLayout,
  list: IconList,
  'progress-check': IconProgressCheck,
  puzzle: IconPuzzle,
  rulers: IconRulers,
  settings: IconSettings,
  'shield-lock': IconShieldLock,
  'stack-2': IconStack,
  tags: IconTags,
  user: IconUser,
  users: IconUsers,
  'users-group': IconUsersGroup,
};

/** An icon by its name in the Tabler set; what the client does not use itself is fetched, its place is kept meanwhile. */
export function NavIcon({ name }: { name: string }) {
  const Shown = icons[name];
  return Shown === undefined ? <Fetched name={name} /> : <Shown size={16} stroke={1.7} aria-hidden="true" />;
}

type Shapes = [string, Record<string, string>][];

function Fetched({ name }: { name: string }) {
  const [shapes, setShapes] = useState<Shapes | null>();
  useEffect(() => {
    let isCurrent = true;
    void import('virtual:icon-sets')
      .then(({ default: sets }) => sets[name[0] ?? '']?.())
      .then((set) => isCurrent && setShapes(set?.default[name] ?? null))
      .catch(() => isCurrent && setShapes(null));
    return () => {
      isCurrent = false;
    };
  }, [name]);
  if (shapes === null) {
    return <IconCircle size={16} stroke={1.7} aria-hidden="true" />;
  }
  return (
    <svg width={16} height={16} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth={1.7} strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      {shapes?.map(([tag, attributes], index) => createElement(tag, { ...attributes, key: index }))}
    </svg>
  );
}
