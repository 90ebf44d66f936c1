package org.kontor.core.system;

import java.util.List;
import java.util.Optional;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Records;

/** Looks through templates of documents before they are kept. */
public interface TemplateCheck {
    /**
     * A template that is being written.
     *
     * @param language the one that it is for; {@code any} for all
     */
    record Written(String id, Optional<EntityName> entity, String language, String content) {}

    /** Of a template that a plugin brings: whose documents it makes, none for a piece; empty when no plugin brings it. */
    Optional<Optional<EntityName>> brought(String id);

    /** Everything that is wrong with it, each with its line. */
    List<Message> faults(Records records, Written template);
}
