package org.kontor.core.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kontor.core.meta.FieldMeta;

/**
 * Why a record was found: a text of it that its reader may read, and where in it the words stand.
 *
 * @param path the field's, as clients write it
 * @param field whose text
 * @param parts of a part's field: the record's field that holds the parts
 * @param text the text, or of a longer one a piece around the first mark
 * @param marks where the words are, in the order of the text, without overlaps
 */
public record Reason(String path, FieldMeta field, @Nullable FieldMeta parts, String text, List<Mark> marks) {
    public Reason {
        marks = List.copyOf(marks);
    }

    /**
     * A word in a text, counted in UTF-16 units, as JavaScript and Java do.
     *
     * @param from its first one
     * @param to behind its last one
     */
    public record Mark(int from, int to) {}
}
