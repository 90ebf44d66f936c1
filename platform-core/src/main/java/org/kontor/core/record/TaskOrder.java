package org.kontor.core.record;

import org.jspecify.annotations.Nullable;
import org.kontor.api.ActionName;
import org.kontor.api.Ref;
import org.kontor.core.access.KernelActor;

/**
 * A task to be started.
 *
 * @param record that the action runs on, or null
 * @param by who starts it
 * @param plugin in whose own right it runs, or null for the starter's
 * @param input as JSON
 * @param isKnown whether somebody declares the action now
 */
public record TaskOrder(
        ActionName action,
        @Nullable Ref record,
        KernelActor by,
        @Nullable String plugin,
        String input,
        boolean isKnown) {}
