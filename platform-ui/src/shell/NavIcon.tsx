import type { Icon } from '@tabler/icons-react';
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

export function NavIcon({ name }: { name: string }) {
  const Shown = icons[name] ?? IconCircle;
  return <Shown size={16} stroke={1.7} aria-hidden="true" />;
}
