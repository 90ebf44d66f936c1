package org.kontor.core.record;

import java.util.UUID;
import org.kontor.core.change.ChangeKind;
import org.kontor.core.change.NewChange;

/**
 * Why a record is changed, where the change log tells that beside what became of its fields.
 *
 * @param kind of the entry
 * @param key under which it stands among the changes; no field is called so
 * @param text what it says
 */
record Cause(ChangeKind kind, String key, String text) {
    /** An action ran. */
    static Cause action(String name) {
        return new Cause(ChangeKind.ACTION, NewChange.ACTION, name);
    }

    /** Many records were changed at once, or that was taken back. */
    static Cause mass(UUID id) {
        return new Cause(ChangeKind.UPDATED, NewChange.MASS, id.toString());
    }

    /** Records were put together. */
    static Cause merge(UUID id) {
        return new Cause(ChangeKind.UPDATED, NewChange.MERGE, id.toString());
    }

    /** That was taken back. */
    static Cause unmerge(UUID id) {
        return new Cause(ChangeKind.UPDATED, NewChange.UNMERGE, id.toString());
    }

    /** Somebody gave it back what it had held. */
    static Cause restored(AsOf asOf) {
        return new Cause(
                ChangeKind.UPDATED,
                NewChange.RESTORED,
                switch (asOf) {
                    case AsOf.Moment at -> at.moment().toString();
                    case AsOf.Version version -> Long.toString(version.number());
                });
    }
}
