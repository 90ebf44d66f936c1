package org.kontor.core.rest;

import java.util.Optional;
import org.kontor.api.Ref;
import org.kontor.core.change.ChangeEntry;

/**
 * A change of which somebody may know.
 *
 * @param on the record on which what was made or is gone hangs; empty where it hangs on none, and of later changes
 */
public record SeenChange(ChangeEntry entry, Optional<Ref> on) {}
