package org.kontor.core.record;

import java.util.List;

/**
 * What a merge came to.
 *
 * @param survivor the record that stays, in the version in which it was given its values
 * @param gone the others, in the versions in which they went
 * @param moved what points to the record that stays because of it
 * @param hurdles what stood against it; where there are some, all of it is to be taken back
 */
public record Merged(Version survivor, List<Version> gone, List<Moved> moved, List<Hurdle> hurdles) {
    public Merged {
        gone = List.copyOf(gone);
        moved = List.copyOf(moved);
        hurdles = List.copyOf(hurdles);
    }
}
