package org.kontor.contacts.transfer;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The habits of the program that wrote a file. */
interface FileFormat {
    /** What the format is called in the report, and the source of the records' ids. */
    String name();

    /** Where its headers go. */
    Map<String, String> paths();

    /** Headers that are read in another way than cell by cell, or say again what other columns say. */
    Set<String> consumed();

    /** Whether an empty cell of a yes-or-no column says no. */
    boolean emptyIsNo();

    /** Adds to a row what its cells say together. */
    void complete(LoadedRow row, List<String> cells);

    /** A file whose headers are the names of fields, or are mapped to them by whoever loads it. */
    record Plain(Map<String, String> paths) implements FileFormat {
        @Override
        public String name() {
            return "csv";
        }

        @Override
        public Set<String> consumed() {
            return Set.of();
        }

        @Override
        public boolean emptyIsNo() {
            return false;
        }

        @Override
        public void complete(LoadedRow row, List<String> cells) {
            // the cells have said everything
        }
    }
}
