package org.kontor.core.record;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.Right;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/**
 * What an actor sees of deleted records of an entity. No condition can be asked of them any more, so a field is open where
 * it would be on every record, and to whoever deleted the record or owned it, where it is on all that they see.
 */
final class TrashSight {
    private final Access access;
    private final EntityMeta entity;
    private final List<Right> reading;
    private final List<Right> deleting;

    TrashSight(Access access, EntityMeta entity) {
        this.access = access;
        this.entity = entity;
        this.reading = access.rights(entity.name(), Verb.READ);
        this.deleting = access.rights(entity.name(), Verb.DELETE);
    }

    /** Whether they deleted it, or it belonged to them. */
    boolean isMine(TrashEntry entry) {
        return entry.deletedBy().equals(access.user()) || access.user().equals(entry.owner());
    }

    /** Whether they may delete every record of the entity, and so bring back and purge whatever others deleted. */
    boolean mayDeleteAll() {
        return deleting.stream().anyMatch(Right::isGeneral);
    }

    /** Whether they may delete at all. */
    boolean mayDelete() {
        return !deleting.isEmpty();
    }

    /** Whether it stands in their trash, and they may bring it back. */
    boolean holds(TrashEntry entry) {
        return entry.with() == null && mayDelete() && (isMine(entry) || mayDeleteAll());
    }

    /**
     * Whether they see what it was: it stands in their trash, and they could read it. What hung on a record is seen with
     * that, which this cannot tell: see {@link #readsAttached}.
     */
    boolean reads(TrashEntry entry) {
        return entity.attachedTo().isEmpty() && readsAttached(entry);
    }

    /** The same of what hung on a record that they may read. */
    boolean readsAttached(TrashEntry entry) {
        return holds(entry)
                && (isMine(entry) ? !reading.isEmpty() : reading.stream().anyMatch(Right::isGeneral));
    }

    /** Whether a field is open on all deleted records, whoever deleted them. */
    boolean opensAll(FieldMeta field) {
        return field.system() != null
                || reading.stream()
                        .anyMatch(right -> right.isGeneral() && right.fields().includes(field));
    }

    /** Whether a field is open on those that they deleted or owned. */
    boolean opensMine(FieldMeta field) {
        return opensAll(field)
                || (!reading.isEmpty()
                        && reading.stream().allMatch(right -> right.fields().includes(field)));
    }

    private boolean opens(TrashEntry entry, FieldMeta field) {
        return isMine(entry) ? opensMine(field) : opensAll(field);
    }

    /** Whether they may know what it was called. */
    boolean opensTitle(TrashEntry entry) {
        return readsAttached(entry) && RecordTitle.fields(entity).stream().allMatch(field -> opens(entry, field));
    }

    /** What of it they may read. */
    OpenFields open(TrashEntry entry) {
        Set<String> names = entity.fields().stream()
                .filter(field -> opens(entry, field))
                .map(FieldMeta::name)
                .collect(Collectors.toSet());
        return new OpenFields(access, entity.name(), names);
    }
}
