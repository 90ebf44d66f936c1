package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Answers what seldom changes, so that it is sent again only when it did. */
final class Tagged {
    private Tagged() {}

    static Response answer(JsonNode json, @Nullable String ifNoneMatch) {
        return answer(json.toString().getBytes(StandardCharsets.UTF_8), ifNoneMatch);
    }

    static Response answer(byte[] json, @Nullable String ifNoneMatch) {
        String etag = "\"" + hash(json).substring(0, 32) + "\"";
        Response.ResponseBuilder answer = Preconditions.has(ifNoneMatch, etag)
                ? Response.notModified()
                : Response.ok(json).type("application/json");
        return answer.header("ETag", etag)
                .header("Cache-Control", "private, no-cache")
                .header("Vary", "Cookie, Authorization, Accept-Language")
                .build();
    }

    static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    /** What works out such a hash piece by piece. */
    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
