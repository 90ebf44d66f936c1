package org.kontor.core.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Reads and writes bodies of JSON by the platform's own mapper. */
@Consumes({"application/json", "application/merge-patch+json"})
@Produces({"application/json", "application/problem+json"})
public final class JsonBodies implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
    /** The memory is one, whatever the number of platforms that live side by side for a moment. */
    private static final BodyBudget BODIES = new BodyBudget();

    private final ObjectMapper json;

    public JsonBodies(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return !isPlain(type);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return !isPlain(type);
    }

    private static boolean isPlain(Class<?> type) {
        return type == byte[].class
                || CharSequence.class.isAssignableFrom(type)
                || InputStream.class.isAssignableFrom(type)
                || Reader.class.isAssignableFrom(type)
                || StreamingOutput.class.isAssignableFrom(type);
    }

    @Override
    public @Nullable Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream in)
            throws IOException {
        // read before it is counted: who sends little, or slowly, shall not keep others from their share
        byte[] first = in.readNBytes(BodyBudget.SMALL + 1);
        boolean isSmall = first.length <= BodyBudget.SMALL;
        InputStream whole = isSmall
                ? new ByteArrayInputStream(first)
                : new SequenceInputStream(new ByteArrayInputStream(first), in);
        try (BodyBudget.Share share = BODIES.take(isSmall ? first.length : length(headers))) {
            return json.readerFor(json.constructType(generic)).readValue(whole);
        } catch (NumberFormatException e) {
            throw PlatformJson.refusal(e).orElseThrow(() -> e);
        }
    }

    /** What the request says of its body's length, in bytes; -1 when it says nothing. */
    private static long length(MultivaluedMap<String, String> headers) {
        String length = headers.getFirst("Content-Length");
        try {
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        json.writeValue(out, value);
    }
}
