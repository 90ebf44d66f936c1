package org.kontor.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.kontor.api.Verb;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;

/** What has to be granted with an entity so that its records are seen. */
final class Hanging {
    private Hanging() {}

    /** The grants, and reading of all that the entity's records may hang on. */
    static ObjectNode[] sight(Catalog catalog, EntityMeta entity, ObjectNode... grants) {
        List<ObjectNode> all = new ArrayList<>(List.of(grants));
        if (entity.attachedTo().isPresent()) {
            catalog.takingAttached().stream()
                    .filter(target -> !target.name().equals(entity.name()))
                    .forEach(target -> all.add(TestUsers.grant(target.name().toString(), Verb.READ)));
        }
        return all.toArray(ObjectNode[]::new);
    }
}
