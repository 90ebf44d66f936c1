package org.kontor.core.rest;

import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * What a write answers, in a form that can be kept and given again.
 *
 * @param body JSON in UTF-8
 * @param kept what is kept of the body, in the same form: without what is to be looked at anew
 */
@SuppressWarnings("ArrayRecordComponent") // written once, read once
record Answer(int status, @Nullable String etag, @Nullable String location, byte[] body, byte[] kept) {
    Answer(int status, @Nullable String etag, @Nullable String location, byte[] body) {
        this(status, etag, location, body, body);
    }

    Response response() {
        Response.ResponseBuilder answer =
                Response.status(status).type("application/json").entity(body);
        if (etag != null) {
            answer.header("ETag", etag);
        }
        if (location != null) {
            answer.header("Location", location);
        }
        return answer.build();
    }
}
