package org.kontor.core.rest;

import java.util.Optional;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.core.merge.MergeMapper;
import org.kontor.core.merge.MergeRecord;
import org.kontor.core.merge.Merges;
import org.kontor.core.meta.EntityMeta;

/** Where records went that are not there any more, for whoever may read into what they went. */
final class MergeTrail {
    private MergeTrail() {}

    /** Of a record that is not there; for all others it is not there as any other is not. */
    static Refusal notThere(Desk desk, Visit visit, Ref record) {
        if (record.entity().equals(MergeRecord.NAME)) {
            return notThere(desk, visit, record, Refusal.Code.NOT_FOUND);
        }
        return into(desk, visit, record)
                .map(into -> Refusal.of(
                        Refusal.Code.NOT_FOUND,
                        Message.of("system.merged_into", "This record was merged into {record}")
                                .with("record", into.id().toString())))
                .orElseGet(Desk::notFound);
    }

    /** Of a merge: what stayed may have gone into another one by now, and that is to be taken back first. */
    static Refusal notThere(Desk desk, Visit visit, Ref merge, Refusal.Code code) {
        MergeMapper mapper = visit.transaction().mapper(MergeMapper.class);
        return Optional.ofNullable(mapper.deletedWith(merge.id()))
                .map(stayed -> Ref.of(EntityName.parse(stayed.entity()), stayed.id()))
                .filter(stayed ->
                        desk.services().catalog().findMeta(stayed.entity()).isPresent())
                .flatMap(stayed -> into(desk, visit, stayed))
                .map(into -> Refusal.of(
                        code,
                        Message.of(
                                        "system.merge_nested",
                                        "The record that stayed was itself merged into {record}: take that merge back first")
                                .with("record", into.id().toString())))
                .orElseGet(Desk::notFound);
    }

    private static Optional<Ref> into(Desk desk, Visit visit, Ref record) {
        EntityMeta entity = desk.services().catalog().get(record.entity());
        return Merges.into(visit.transaction().mapper(MergeMapper.class), record)
                .filter(into -> desk.find(visit, entity, into.id()).isPresent());
    }
}
