package org.kontor.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds records of all entities by words, as people do: however they are written, by their beginnings and with small mistakes,
 * and by what stands in their files. Whoever searches finds what they may read, and nothing tells of anything else.
 *
 * {@snippet class="org.kontor.example.Asking" region="search"}
 */
public interface Search {
    /**
     * The best records by words in the sight of somebody. What was written before is found, as far as that takes not longer than
     * a moment.
     *
     * @param actor by whose rights; a user's search is in the log of accesses
     * @param words at most 32 of 1,000 letters together
     * @param most of each entity, from 1 to 50
     * @param among of which entities; of all where none is named
     * @throws Refusal MALFORMED when there are no words, or too many
     * @throws IllegalArgumentException when {@code most} is another number
     * @throws IllegalStateException inside of a transaction
     */
    Answer find(Actor actor, String words, int most, EntityName... among);

    /**
     * What was found.
     *
     * @param hits those of one entity together, the best first
     * @param isWhole whether nothing is missing: false while the index is made or behind, where time ran out, and where there are
     *     more than was asked for
     */
    record Answer(List<Hit> hits, boolean isWhole) {
        public Answer {
            hits = List.copyOf(hits);
        }
    }

    /**
     * A record that was found.
     *
     * @param record which one
     * @param title what it is called; empty where whoever asked may not read that
     * @param on the record that it hangs on, as an attachment or a comment does
     * @param passages where the words stand
     */
    record Hit(Ref record, String title, Optional<Ref> on, List<Passage> passages) {
        public Hit {
            Objects.requireNonNull(record, "record");
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(on, "on");
            passages = List.copyOf(passages);
        }
    }

    /**
     * A text of a record in which some of the words stand.
     *
     * @param field the path of its field, such as {@code name} or {@code lines.text}
     * @param text the text, or of a longer one a piece around the first mark; of a field that holds a file a piece of its content
     * @param marks where the words stand in it, one behind the other
     */
    record Passage(String field, String text, List<Mark> marks) {
        public Passage {
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(text, "text");
            marks = List.copyOf(marks);
        }
    }

    /**
     * A word in a text, in Java's chars.
     *
     * @param from where it begins
     * @param to behind its last char
     */
    record Mark(int from, int to) {}
}
