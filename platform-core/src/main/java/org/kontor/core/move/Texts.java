package org.kontor.core.move;

import com.fasterxml.jackson.databind.JsonNode;

/** Text from outside, short enough to be repeated. */
final class Texts {
    private static final int LONGEST = 200;

    private Texts() {}

    static String shown(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    static String shown(JsonNode json) {
        return shown(json.toString());
    }
}
