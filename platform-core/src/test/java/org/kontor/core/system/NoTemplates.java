package org.kontor.core.system;

import java.util.List;
import java.util.Optional;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Records;

/** A world in which nobody prints. */
public final class NoTemplates implements TemplateCheck {
    @Override
    public Optional<Optional<EntityName>> brought(String id) {
        return Optional.empty();
    }

    @Override
    public List<Message> faults(Records records, Written template) {
        return List.of();
    }
}
