import { Button, Menu, Skeleton } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { IconPlus } from '../icons';
import { fieldOf, mayCreate, metaOf } from '../meta/meta';
import type { EntityMeta, Rec, RefValue, RelatedMeta } from '../meta/types';
import { useApp } from '../shell/app';
import { useMenuFocus } from '../ui/menuFocus';
import { MakeForm } from './MakeForm';
import classes from './NewMenu.module.css';

/** What can be begun from a record and belongs to it then. */
export function NewMenu({ related, of }: { related: RelatedMeta[]; of: RefValue }) {
  const { t } = useApp();
  const [making, setMaking] = useState<{ meta: EntityMeta; start: Partial<Rec> }>();
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconPlus size={15} />} aria-label={t('record.new')} className={classes.button}>
            <span className={classes.word}>{t('record.new')}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Offers related={related} of={of} onChosen={(meta, start) => setMaking({ meta, start })} />
        </Menu.Dropdown>
      </Menu>
      {making !== undefined && <MakeForm meta={making.meta} start={making.start} onClose={() => setMaking(undefined)} />}
    </>
  );
}

function Offers({ related, of, onChosen }: { related: RelatedMeta[]; of: RefValue; onChosen: (meta: EntityMeta, start: Partial<Rec>) => void }) {
  const { t } = useApp();
  const names = [...new Set(related.map((each) => each.of))];
  const metas = useQueries({ queries: names.map((name) => metaOf(name)) });
  useMenuFocus();
  if (metas.some((each) => each.isPending)) {
    return <Skeleton height={28} m={6} />;
  }
  const known = new Map(metas.flatMap((each) => (each.data === undefined ? [] : [[each.data.name, each.data]])));
  const offers = related.flatMap((each) => {
    const meta = known.get(each.of);
    const back = meta === undefined ? undefined : fieldOf(meta, each.by);
    return meta === undefined || back?.create !== true || !mayCreate(meta) ? [] : [{ each, meta, back }];
  });
  if (offers.length === 0) {
    return <Menu.Label>{t('record.new_nothing')}</Menu.Label>;
  }
  return offers.map(({ each, meta, back }) => (
    <Menu.Item key={each.id} onClick={() => onChosen(meta, startOf(each, back.type === 'references', of))}>
      {meta.label}
      {offers.filter((one) => one.meta.name === meta.name).length > 1 && <span className={classes.which}>{each.label}</span>}
    </Menu.Item>
  ));
}

/** What a record that is begun here holds from the beginning: that it belongs to this one. */
export function startOf(related: RelatedMeta, isMany: boolean, of: RefValue): Partial<Rec> {
  return { [related.by]: isMany ? [of] : of };
}
