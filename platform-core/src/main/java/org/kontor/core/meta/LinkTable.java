package org.kontor.core.meta;

/** The columns of a table that holds the links of a field of references; its key is the record with the target. */
public final class LinkTable {
    /** The record that holds the field. */
    public static final String RECORD = "record_id";

    /** The record that it points to. */
    public static final String TARGET = "target_id";

    /** The place in the list, from 0. */
    public static final String POSITION = "position";

    private LinkTable() {}
}
