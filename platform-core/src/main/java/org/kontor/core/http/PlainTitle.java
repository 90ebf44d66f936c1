package org.kontor.core.http;

/** What a status is called where no refusal says it. */
record PlainTitle(String code, String title) {
    static PlainTitle of(int status) {
        return switch (status) {
            case 404 -> new PlainTitle("NOT_FOUND", "Not found");
            case 405 -> new PlainTitle("METHOD_NOT_ALLOWED", "Method not allowed");
            case 406 -> new PlainTitle("NOT_ACCEPTABLE", "Not acceptable");
            case 415 -> new PlainTitle("WRONG_CONTENT_TYPE", "Wrong content type");
            default -> new PlainTitle("MALFORMED", "The question cannot be read");
        };
    }
}
