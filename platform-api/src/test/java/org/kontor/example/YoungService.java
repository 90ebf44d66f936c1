package org.kontor.example;

import org.kontor.api.Experimental;
import org.kontor.api.Records;

// @start region="experimental"
/** A service that other plugins may try; its shape may still change. */
@Experimental
public interface YoungService {
    int score(Records records, String name);
}
// @end region="experimental"
