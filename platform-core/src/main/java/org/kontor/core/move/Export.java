package org.kontor.core.move;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.kontor.api.EntityName;
import org.kontor.api.Message;

/**
 * The configuration of an installation.
 *
 * @param file as it moves; the same for the same configuration
 * @param left records that somebody set up here and that do not move
 * @param counts how many records of each entity it has
 */
public record Export(ObjectNode file, List<Left> left, Map<EntityName, Long> counts) {
    public Export {
        left = List.copyOf(left);
        counts = Map.copyOf(counts);
    }

    /**
     * A record that does not move.
     *
     * @param key what names it, as a list; null where nothing does
     */
    public record Left(EntityName entity, JsonNode key, Message reason) {}
}
