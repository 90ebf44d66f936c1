import { Skeleton } from '@mantine/core';
import { Drawn } from '../../plugins/Drawn';
import { useTiles, useWidgets } from '../../plugins/manifest';
import { useApp } from '../../shell/app';
import { ofPlugin } from './builtIn';
import { KINDS, type WidgetProps } from './kinds';
import classes from './Widget.module.css';

/** What a plugin shows: a tile that its module draws, or a number, a list or a chart that it asks for. */
export function PluginPart({ widget }: WidgetProps) {
  const { t } = useApp();
  const tile = useTiles().find((each) => `${each.plugin.id}.${each.tile.id}` === widget.element);
  const asked = useWidgets().find((each) => each.id === widget.element);
  if (tile !== undefined) {
    return (
      <div className={classes.scroll}>
        <Drawn plugin={tile.plugin} kind="tiles" name={tile.tile.id} label={tile.tile.label} given={{}} waiting={<Skeleton height={60} radius={6} />} />
      </div>
    );
  }
  if (asked === undefined) {
    return <p className={classes.none}>{t('widget.gone')}</p>;
  }
  const spec = { ...ofPlugin(asked), ...{ across: widget.across, down: widget.down, width: widget.width, height: widget.height } };
  const { Part } = KINDS[spec.kind]!;
  return <Part widget={spec} />;
}
