package org.kontor.core.record;

import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Ref;

/**
 * What stands against merging records, or against taking that back, or what is left by it.
 *
 * @param entity whose record it is about
 * @param record which, where the actor may read it; else null, and the reason tells no more than that
 * @param field the path of its field, or null
 * @param reason for people
 */
public record Hurdle(
        EntityName entity, @Nullable Ref record, @Nullable String field, Message reason) {}
