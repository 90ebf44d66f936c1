package org.kontor.core.http;

import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.rest.Problem;

/** What a status is called where no refusal says it. */
record PlainTitle(String code, Message title) {
    static PlainTitle of(int status) {
        return switch (status) {
            case 404 -> new PlainTitle("NOT_FOUND", Problem.title(Refusal.Code.NOT_FOUND));
            case 405 ->
                new PlainTitle(
                        "METHOD_NOT_ALLOWED", Message.of("system.title_method_not_allowed", "Method not allowed"));
            case 406 -> new PlainTitle("NOT_ACCEPTABLE", Message.of("system.title_not_acceptable", "Not acceptable"));
            case 408 -> new PlainTitle("TIMEOUT", Message.of("system.title_timeout", "Too slow"));
            case 413, 414, 431 -> new PlainTitle("TOO_LARGE", Problem.title(Refusal.Code.TOO_LARGE));
            case 415 ->
                new PlainTitle(
                        "WRONG_CONTENT_TYPE", Message.of("system.title_wrong_content_type", "Wrong content type"));
            case 503 -> new PlainTitle("UNAVAILABLE", Problem.title(Refusal.Code.UNAVAILABLE));
            case 505 ->
                new PlainTitle(
                        "HTTP_VERSION_UNKNOWN", Message.of("system.title_http_version", "Another version of HTTP"));
            default ->
                status < 500
                        ? new PlainTitle("MALFORMED", Problem.title(Refusal.Code.MALFORMED))
                        : new PlainTitle("BUG", Problem.WENT_WRONG);
        };
    }
}
