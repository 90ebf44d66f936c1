package org.kontor.core.record;

import java.util.UUID;

/** Which record somebody wrote, and in which version they left it. */
public record Version(UUID id, long number) {}
