package org.kontor.core.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.api.Assignment;
import org.kontor.api.Verb;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Play;

/** Tells of sensitive values that were answered as an aspect's: whose they are, and which fields of theirs. */
final class PlayedReads {
    private final SensitiveReads sensitive;

    PlayedReads(SensitiveReads sensitive) {
        this.sensitive = sensitive;
    }

    /** Of a line of an aspect. */
    void tell(Reading reading, Line line) {
        Play play = reading.play(line);
        EntityMeta entity = reading.source().asking().catalog().get(play.entity());
        List<FieldMeta> told = new ArrayList<>();
        List<Reading.Item> items = reading.items();
        for (int i = 0; i < items.size(); i++) {
            if (line.values()[i] != null && items.get(i).term().path().hops().isEmpty()) {
                sensitive(play, entity, items.get(i).field()).ifPresent(told::add);
            }
        }
        if (!told.isEmpty()) {
            sensitive.read(entity, record(play, line.id()), told);
        }
    }

    /** Of numbers over fields of an aspect. */
    void tell(Asking asking, EntityMeta aspect, Collection<FieldMeta> fields) {
        Catalog catalog = asking.catalog();
        for (Play play : aspect.plays()) {
            EntityMeta entity = catalog.get(play.entity());
            List<FieldMeta> told = fields.stream()
                    .filter(field -> field.entity().equals(aspect.name()))
                    .flatMap(field -> sensitive(play, entity, field).stream())
                    .filter(field -> asking.access().opens(field, Verb.READ))
                    .toList();
            if (!told.isEmpty()) {
                sensitive.grouped(entity, told);
            }
        }
    }

    /** Sensitive fields behind references play nothing, see the check of rules. */
    private static Optional<FieldMeta> sensitive(Play play, EntityMeta entity, FieldMeta field) {
        return play.fields().get(field.name()) instanceof Assignment.Source from
                        && entity.name().equals(from.term().entity())
                ? entity.find(from.term().path())
                        .filter(source -> source.field().isSensitive())
                : Optional.empty();
    }

    /** The record of a row: its id has another version digit where it is not the first row of that record. */
    private static UUID record(Play play, UUID row) {
        long high = row.getMostSignificantBits();
        return play.turn() == 0 ? row : new UUID((high & ~0xF000L) | 0x7000L, row.getLeastSignificantBits());
    }
}
