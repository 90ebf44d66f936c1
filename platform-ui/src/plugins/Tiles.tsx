import { Skeleton } from '@mantine/core';
import { Drawn } from './Drawn';
import { useTiles } from './manifest';
import classes from './Tiles.module.css';

/** What plugins show on the first page. */
export function Tiles() {
  const tiles = useTiles();
  if (tiles.length === 0) {
    return null;
  }
  return (
    <div className={classes.tiles}>
      {tiles.map(({ key, plugin, tile }) => (
        <section key={key} className={classes.tile} aria-label={tile.label}>
          <div className={classes.head}>
            <h2 className={classes.title}>{tile.label}</h2>
            <span className={classes.from}>{plugin.id}</span>
          </div>
          <Drawn plugin={plugin} kind="tiles" name={tile.id} label={tile.label} given={{}} waiting={<Skeleton height={60} radius={6} />} />
        </section>
      ))}
    </div>
  );
}
