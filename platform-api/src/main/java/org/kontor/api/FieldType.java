package org.kontor.api;

/**
 * The kinds of field. How each is stored, checked, compared and shown is the kernel's business. Later versions know more
 * of them: a {@code switch} over them has a {@code default}.
 *
 * {@snippet class="org.kontor.example.Account" region="field-type"}
 */
public enum FieldType {
    TEXT,
    LONG_TEXT,
    RICH_TEXT,
    EMAIL,
    PHONE,
    URL,
    COUNTRY,
    INTEGER,
    DECIMAL,
    MONEY,
    PRICE,
    YES_NO,
    DATE,
    TIME,
    MOMENT,
    ZONED,
    SPAN,
    CHOICE,
    CHOICES,
    REFERENCE,
    REFERENCES,
    PARTS,
    CONDITION,
    FILE
}
