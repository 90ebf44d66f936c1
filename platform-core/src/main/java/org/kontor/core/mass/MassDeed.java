package org.kontor.core.mass;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kontor.api.Assignment;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Records;
import org.kontor.core.record.MassEdits;
import org.kontor.core.record.MassOutcome;
import org.kontor.core.record.MassTaken;

/** What a mass change does to each record. */
sealed interface MassDeed {
    /** Whose records they are. */
    EntityName entity();

    /** Writes some records, all or none of them. */
    List<MassOutcome> write(Records records, List<MassPage.Item> some);

    /** Whether records stand against one another, so that one goes only once others have gone. */
    default boolean needsOthers() {
        return true;
    }

    /** Gives them values. */
    record Change(EntityName entity, Condition where, List<Assignment> values, UUID mass) implements MassDeed {
        public Change {
            values = List.copyOf(values);
        }

        @Override
        public List<MassOutcome> write(Records records, List<MassPage.Item> some) {
            return MassEdits.change(records, entity, ids(some), where, values, mass);
        }

        @Override
        public boolean needsOthers() {
            return false;
        }
    }

    /** Moves them into the trash. */
    record Delete(EntityName entity, Condition where, UUID mass) implements MassDeed {
        @Override
        public List<MassOutcome> write(Records records, List<MassPage.Item> some) {
            return MassEdits.delete(records, entity, ids(some), where, mass);
        }
    }

    /** Gives them back what they held. */
    record TakeBack(EntityName entity, MassTaken taken, UUID mass) implements MassDeed {
        @Override
        public List<MassOutcome> write(Records records, List<MassPage.Item> some) {
            return MassEdits.takeBack(records, entity, versions(some), taken, mass);
        }

        @Override
        public boolean needsOthers() {
            return false;
        }
    }

    /** Brings them back from the trash. */
    record BringBack(EntityName entity, UUID mass) implements MassDeed {
        @Override
        public List<MassOutcome> write(Records records, List<MassPage.Item> some) {
            return MassEdits.bringBack(records, entity, versions(some), mass);
        }
    }

    /** Moves those into the trash again that came back. */
    record DeleteAgain(EntityName entity, UUID mass) implements MassDeed {
        @Override
        public List<MassOutcome> write(Records records, List<MassPage.Item> some) {
            return MassEdits.deleteAgain(records, entity, versions(some), mass);
        }
    }

    private static List<UUID> ids(List<MassPage.Item> some) {
        return some.stream().map(MassPage.Item::id).toList();
    }

    private static Map<UUID, Long> versions(List<MassPage.Item> some) {
        Map<UUID, Long> versions = new LinkedHashMap<>();
        some.forEach(item -> versions.put(item.id(), item.of()));
        return versions;
    }
}
