import { IconTable } from '../icons';
import { type LayoutProps, registerLayout } from '../layouts/registry';
import { Grid } from './Grid';

/** The table is the way to look that every entity has, and that comes first. */
registerLayout(
  {
    id: 'table',
    label: 'layout.table',
    icon: IconTable,
    fits: () => true,
    hasColumns: true,
    Part: ({ onMake, ...props }: LayoutProps) => <Grid {...props} onMake={onMake === undefined ? undefined : () => onMake()} />,
  },
  true,
);
