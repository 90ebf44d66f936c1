package org.kontor.api;

/**
 * How a term is compared. The JSON form uses the names of {@link Term}'s methods, for example {@code atLeast}.
 *
 * {@snippet class="org.kontor.example.Asking" region="operator"}
 */
public enum Operator {
    IS("is"),
    IS_NOT("isNot"),
    IN("in"),
    AT_LEAST("atLeast"),
    AT_MOST("atMost"),
    MORE_THAN("moreThan"),
    LESS_THAN("lessThan"),
    CONTAINS("contains"),
    STARTS_WITH("startsWith"),
    OVERLAPS("overlaps"),
    IS_EMPTY("isEmpty");

    private final String json;

    Operator(String json) {
        this.json = json;
    }

    /** The operator's name in JSON. */
    public String json() {
        return json;
    }
}
