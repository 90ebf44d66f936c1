package org.kontor.core.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kontor.api.Refusal;

/** Some of many records are refused, and the refusal says which: without them the others may be written. */
public final class SomeRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Pattern PLACE = Pattern.compile("\\[([0-9]{1,9})](?:\\.(.*))?", Pattern.DOTALL);

    private final transient List<Obstacle> obstacles;

    private SomeRefused(List<Obstacle> obstacles, Refusal cause) {
        super(cause.getMessage(), cause);
        this.obstacles = List.copyOf(obstacles);
    }

    /** What stands against them; each of the records has one at least. */
    public List<Obstacle> obstacles() {
        return obstacles;
    }

    /**
     * What a refusal says of records that were written together; nothing where it does not say of which.
     *
     * @param records as they stood, by whose places it names them
     */
    static Optional<SomeRefused> of(Refusal refusal, List<UUID> records) {
        List<Obstacle> obstacles = new ArrayList<>();
        for (Refusal.FieldError error : refusal.errors()) {
            Matcher place = PLACE.matcher(error.field());
            if (place.matches()) {
                int at = Integer.parseInt(place.group(1));
                if (at < records.size()) {
                    obstacles.add(
                            new Obstacle(records.get(at), place.group(2), Obstacle.Kind.REFUSED, error.message()));
                }
            }
        }
        return obstacles.isEmpty() ? Optional.empty() : Optional.of(new SomeRefused(obstacles, refusal));
    }

    /** A refusal of one record by itself. */
    static List<Obstacle> ofOne(Refusal refusal, UUID record) {
        if (refusal.errors().isEmpty()) {
            return List.of(new Obstacle(record, null, Obstacle.Kind.REFUSED, refusal.text()));
        }
        return refusal.errors().stream()
                .map(error -> new Obstacle(
                        record, error.field().isEmpty() ? null : error.field(), Obstacle.Kind.REFUSED, error.message()))
                .toList();
    }
}
