package org.kontor.core.formula;

/** A formula that cannot be. */
public final class BadFormula extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String unknown;

    private BadFormula(String reason, String unknown) {
        super(reason, null, false, false);
        this.reason = reason;
        this.unknown = unknown;
    }

    static BadFormula at(int character, String reason) {
        return new BadFormula(reason + " (at character " + character + ")", "");
    }

    static BadFormula unknown(int character, String name) {
        return new BadFormula("there is no field " + name + " (at character " + character + ")", name);
    }

    /** What is wrong, and at which character. */
    public String reason() {
        return reason;
    }

    /** The name that nothing is called by, where it is that which is wrong; else empty. */
    public String unknownName() {
        return unknown;
    }
}
