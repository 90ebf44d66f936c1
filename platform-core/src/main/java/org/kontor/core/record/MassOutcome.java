package org.kontor.core.record;

import java.util.List;
import java.util.UUID;

/**
 * What became of one of many records.
 *
 * @param version the record's version afterwards, of a deleted one the version that lies in the trash; 0 unless something
 *     was written
 * @param obstacles what stood against it, or against some of its fields
 */
public record MassOutcome(UUID record, Kind kind, long version, List<Obstacle> obstacles) {
    /** What was done. */
    public enum Kind {
        WRITTEN,
        /** It held that already. */
        SAME,
        /** It is not among those that are meant, or not any more. */
        PASSED,
        /** It was left as it is, for what stands against it. */
        LEFT
    }

    public MassOutcome {
        obstacles = List.copyOf(obstacles);
    }

    /** Whether something of it was left as it is, and the record itself was not. */
    public boolean isPart() {
        return kind != Kind.LEFT && !obstacles.isEmpty();
    }

    static MassOutcome written(UUID record, long version) {
        return new MassOutcome(record, Kind.WRITTEN, version, List.of());
    }

    static MassOutcome of(UUID record, Kind kind) {
        return new MassOutcome(record, kind, 0, List.of());
    }

    /** One that was left. */
    public static MassOutcome left(UUID record, List<Obstacle> obstacles) {
        return new MassOutcome(record, Kind.LEFT, 0, obstacles);
    }
}
