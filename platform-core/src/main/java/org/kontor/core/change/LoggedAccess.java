package org.kontor.core.change;

/** An entry of the log of accesses and its place, for paging. */
public record LoggedAccess(long seq, AccessEntry access) {}
