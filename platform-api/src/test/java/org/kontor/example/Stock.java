package org.kontor.example;

import java.math.BigDecimal;
import org.kontor.api.Records;
import org.kontor.api.Ref;

/** What the inventory does for other plugins; lies in its {@code api} package. */
public interface Stock {
    BigDecimal left(Records records, Ref level);
}
