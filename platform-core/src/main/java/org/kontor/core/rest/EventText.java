package org.kontor.core.rest;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.kontor.core.change.ChangeEntry;
import org.kontor.core.change.Position;

/** Events as the text of server-sent events. */
final class EventText {
    static final String BEAT = ":\n\n";

    private EventText() {}

    /** What a stream begins with. */
    static String ready(Position position) {
        return "retry: 3000\nevent: ready\n" + id(position) + "data: {}\n\n";
    }

    /** That something was missed: what is shown is to be loaded anew. */
    static String reload(Position position) {
        return "event: reload\n" + id(position) + "data: {}\n\n";
    }

    /** That plugins, fields or labels are other ones: what a client knows of them is to be asked for anew. */
    static String model() {
        return "event: model\ndata: {}\n\n";
    }

    /** Names of entities and kinds hold nothing that JSON would have to escape. */
    static String change(UUID epoch, SeenChange seen) {
        ChangeEntry entry = seen.entry();
        String on = seen.on()
                .map(record -> ",\"on\":{\"entity\":\"" + record.entity() + "\",\"id\":\"" + record.id() + "\"}")
                .orElse("");
        return "event: change\n" + id(new Position(epoch, entry.seq())) + "data: {\"entity\":\""
                + entry.change().record().entity() + "\",\"id\":\""
                + entry.change().record().id() + "\",\"version\":"
                + entry.change().version() + ",\"kind\":\""
                + entry.change().kind().name().toLowerCase(Locale.ROOT) + "\"" + on + "}\n\n";
    }

    private static String id(Position position) {
        return "id: " + of(position) + "\n";
    }

    /** A position as clients name it. */
    static String of(Position position) {
        return position.epoch() + ":" + position.seq();
    }

    /** The position that a client knows, if it is one. */
    static Optional<Position> position(String id) {
        int colon = id.indexOf(':');
        if (colon < 0 || id.length() > 60) {
            return Optional.empty();
        }
        try {
            long seq = Long.parseLong(id.substring(colon + 1));
            return Desk.findId(id.substring(0, colon)).filter(epoch -> seq >= 0).map(epoch -> new Position(epoch, seq));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
