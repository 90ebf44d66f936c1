package org.kontor.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;

/**
 * What the server answered.
 *
 * @param request the request's method and address, for failures
 * @param body as text
 */
public record Answer(String request, int status, HttpHeaders headers, String body) {
    /** This answer, if it has the status. */
    public Answer expect(int status) {
        if (this.status != status) {
            throw new AssertionError("expected " + status + " but was " + this);
        }
        return this;
    }

    /** This answer, if it is a refusal that says what it should: a problem of RFC 9457 that shows nothing internal. */
    public Answer expectProblem(int status) {
        expect(status);
        if (!header("Content-Type").orElse("").startsWith("application/problem+json")
                || json().path("status").asInt() != status
                || json().path("code").asText().isEmpty()
                || json().path("detail").asText().isEmpty()) {
            throw new AssertionError("expected a problem that says why, but was " + this);
        }
        return this;
    }

    /** This answer, if it is a refusal that names the field. */
    public Answer expectProblem(int status, String field) {
        expectProblem(status);
        if (!fields().contains(field)) {
            throw new AssertionError("expected an error of " + field + " but was " + this);
        }
        return this;
    }

    /** Of a refusal: the fields that it names. */
    public List<String> fields() {
        return json().path("errors").findValuesAsText("field");
    }

    /** Whether the status says that it was done. */
    public boolean isOk() {
        return status >= 200 && status < 300;
    }

    /** The body as JSON; missing when there is no body. */
    public JsonNode json() {
        try {
            return body.isBlank() ? MissingNode.getInstance() : Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + this, e);
        }
    }

    /** The body's lines, each as JSON. */
    public List<JsonNode> lines() {
        return body.lines().filter(line -> !line.isBlank()).map(Json::read).toList();
    }

    /** The record's id in the body. */
    public String id() {
        return text("id");
    }

    /** A text in the body's object. */
    public String text(String field) {
        JsonNode value = json().path(field);
        if (!value.isValueNode() || value.isNull()) {
            throw new AssertionError("no " + field + " in " + this);
        }
        return value.asText();
    }

    /** The version that a change of the record must name. */
    public String etag() {
        return header("ETag").orElseThrow(() -> new AssertionError("no ETag in " + this));
    }

    /** A header, if it was sent. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The request and everything that was answered. */
    @Override
    public String toString() {
        return request + " → " + status + "\n" + body;
    }
}
