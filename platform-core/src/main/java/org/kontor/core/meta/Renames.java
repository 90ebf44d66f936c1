package org.kontor.core.meta;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.api.EntityName;
import org.kontor.api.Field;

/** Which fields had other names before, and until when: what was written by then is read by the name that they have now. */
public record Renames(List<Rename> all) {
    /** What a field is renamed to that is deleted for good: what was written of it is nobody's. */
    public static final String NOBODY = "";

    /** Nothing was renamed. */
    public static final Renames NONE = new Renames(List.of());

    /**
     * A field that goes on under another name.
     *
     * @param entity whose
     * @param former its name until then
     * @param name its name from then on
     * @param at when that was; what was written before says {@code former}
     */
    public record Rename(EntityName entity, String former, String name, Instant at) {
        public Rename {
            Objects.requireNonNull(entity, "entity");
            Objects.requireNonNull(former, "former");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(at, "at");
        }
    }

    public Renames {
        all = List.copyOf(all);
    }

    /** The names that fields have, and those that they say they had before. */
    public static Set<String> said(List<? extends Field<?>> fields) {
        return fields.stream()
                .flatMap(field -> Stream.concat(Stream.of(field.name()), field.formerName().stream()))
                .collect(Collectors.toSet());
    }

    /**
     * What a field is called now.
     *
     * @param written its name where it was written
     * @param at when that was
     */
    public String now(EntityName entity, String written, Instant at) {
        String name = written;
        Instant since = at;
        // each rename is later than the one before, so that this ends
        for (Optional<Rename> next = next(entity, name, since); next.isPresent(); next = next(entity, name, since)) {
            name = next.get().name();
            since = next.get().at();
        }
        return name;
    }

    /**
     * What a field was called last, be it there or deleted for good.
     *
     * @param written its name where it was written
     * @param at when that was
     */
    public String last(EntityName entity, String written, Instant at) {
        String name = written;
        Instant since = at;
        for (Optional<Rename> next = next(entity, name, since);
                next.isPresent() && !next.get().name().equals(NOBODY);
                next = next(entity, name, since)) {
            name = next.get().name();
            since = next.get().at();
        }
        return name;
    }

    private Optional<Rename> next(EntityName entity, String name, Instant after) {
        return all.stream()
                .filter(rename -> rename.entity().equals(entity)
                        && rename.former().equals(name)
                        && rename.at().isAfter(after))
                .min(Comparator.comparing(Rename::at));
    }

    /** Whether the last thing that is known of a field's name is that it was that one before. */
    public boolean isLast(EntityName entity, String former, String name) {
        return all.stream()
                .filter(rename -> rename.entity().equals(entity))
                .filter(rename -> rename.name().equals(name) || rename.former().equals(name))
                .max(Comparator.comparing(Rename::at))
                .filter(last -> last.former().equals(former) && last.name().equals(name))
                .isPresent();
    }

    /**
     * What a field was called in a newer version, which had renamed it and is not here any more.
     *
     * @param name its name, which it had before
     * @param there names that fields of the entity have now, or say that they had before
     */
    public Optional<String> newer(EntityName entity, String name, Set<String> there) {
        return all.stream()
                .filter(rename -> rename.entity().equals(entity)
                        && rename.former().equals(name)
                        && !rename.name().equals(NOBODY)
                        && !there.contains(rename.name()))
                .max(Comparator.comparing(Rename::at))
                .map(Rename::name)
                // else the name has become another field's since
                .filter(newer -> isLast(entity, name, newer) || isLast(entity, newer, name));
    }

    /** All names that a field has, had, or had in a newer version that was here before. */
    public Set<String> names(EntityName entity, String name) {
        Set<String> names = new LinkedHashSet<>(Set.of(name));
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Rename rename : all) {
                if (rename.entity().equals(entity)
                        && !rename.name().equals(NOBODY)
                        && (names.contains(rename.name()) || names.contains(rename.former()))) {
                    grows |= names.add(rename.name()) | names.add(rename.former());
                }
            }
        }
        return names;
    }

    /** These and others. */
    public Renames and(List<Rename> more) {
        return new Renames(Stream.concat(all.stream(), more.stream()).toList());
    }
}
