package org.kontor.core.match;

/** What a field's values are, as far as it matters for whether two records are of one thing. */
public enum MatchKind {
    /** A company's or a person's name. */
    NAME(0.86, 0.95),
    /** A person's first name; together with the family name it is their name. */
    GIVEN_NAME(0.86, 0.95),
    /** A person's family name. */
    FAMILY_NAME(0.86, 0.95),
    /** A number that an authority gave: of taxes, of a register. */
    NUMBER(0.96, 0.75),
    /** A bank account. */
    ACCOUNT(0.95, 0.1),
    EMAIL(0.85, 0.2),
    PHONE(0.7, 0.2),
    /** An address in the web. */
    WEB(0.5, 0.1),
    /** A street with the number of the house. */
    STREET(0.45, 0.5),
    POSTCODE(0.2, 0.5),
    CITY(0.12, 0.55);

    private final double weight;
    private final double against;

    MatchKind(double weight, double against) {
        this.weight = weight;
        this.against = against;
    }

    /** How much it speaks for it when both have the same, from 0 to 1. */
    public double weight() {
        return weight;
    }

    /** How much it speaks against it when they have something else, from 0 to 1. */
    public double against() {
        return against;
    }

    /** Whether no two have the same: whoever has it is the one, whatever else is said of them. */
    boolean isProof() {
        return this == NUMBER || this == ACCOUNT;
    }

    /** Of where somebody is. */
    boolean isPlace() {
        return this == STREET || this == POSTCODE || this == CITY;
    }

    boolean isName() {
        return this == NAME || this == GIVEN_NAME || this == FAMILY_NAME;
    }
}
