import { useQueryClient } from '@tanstack/react-query';
import { type SavedView, viewsOf } from '../api/views';
import type { EntityMeta } from '../meta/types';
import { useApp } from '../shell/app';
import { Sharing } from '../shell/Sharing';

/** Who has a view too. */
export function ViewShares({ meta, view, onClose }: { meta: EntityMeta; view: SavedView; onClose: () => void }) {
  const { t } = useApp();
  const client = useQueryClient();
  return <Sharing entity="system.saved_query" id={view.id} name={view.name} text={t('view.share_text')} onChanged={() => client.invalidateQueries({ queryKey: viewsOf(meta.name).queryKey })} onClose={onClose} />;
}
