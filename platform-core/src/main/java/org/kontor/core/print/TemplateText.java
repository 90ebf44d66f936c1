package org.kontor.core.print;

import java.util.Optional;
import org.kontor.api.EntityName;

/**
 * A template's text as it is in force, or as somebody would have it.
 *
 * @param id {@code billing.invoice}, or {@code custom.envelope} for one of the administrators' own
 * @param entity of whose records it makes documents; none for a piece that others include
 */
public record TemplateText(String id, Optional<EntityName> entity, String title, String text) {}
