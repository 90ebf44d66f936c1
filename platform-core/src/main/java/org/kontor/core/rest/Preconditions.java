package org.kontor.core.rest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.api.Refusal;

/** Versions as HTTP writes them: {@code ETag: "7"}. */
final class Preconditions {
    // compressed answers carry a mark of their own, which clients send back
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([0-9]{1,18})(?:[-:]+gzip)?\"");

    private Preconditions() {}

    static String etag(long version) {
        return "\"" + version + "\"";
    }

    /**
     * The version that the caller says they read.
     *
     * @throws Refusal UNCONDITIONAL when they say none
     */
    static long version(@Nullable String ifMatch) {
        Matcher tag = TAG.matcher(ifMatch == null ? "" : ifMatch.strip());
        if (!tag.matches()) {
            throw unconditional();
        }
        return Long.parseLong(tag.group(1));
    }

    private static Refusal unconditional() {
        return Refusal.of(
                Refusal.Code.UNCONDITIONAL,
                Message.of(
                        "system.version_needed",
                        "Say which version you read: If-Match with the ETag of the record as you got it, its quotes"
                                + " included, as in If-Match: \"3\""));
    }

    /**
     * Holds the caller to what they say they read, where that is no record with a version.
     *
     * @throws Refusal UNCONDITIONAL when they say nothing, STALE when it is another by now
     */
    static void require(@Nullable String ifMatch, String etag) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw unconditional();
        }
        if (!has(ifMatch, etag) || ifMatch.strip().equals("*")) {
            throw Refusal.of(
                    Refusal.Code.STALE,
                    Message.of("system.read_anew", "Somebody changed this meanwhile; please read it anew"));
        }
    }

    /** Whether the caller has this already. */
    static boolean has(@Nullable String ifNoneMatch, String etag) {
        if (ifNoneMatch == null) {
            return false;
        }
        String bare = etag.substring(0, etag.length() - 1);
        for (String each : ifNoneMatch.split(",", -1)) {
            String tag = each.strip();
            String strong = tag.startsWith("W/") ? tag.substring(2) : tag;
            if (tag.equals("*") || strong.equals(etag) || strong.equals(bare + "--gzip\"")) {
                return true;
            }
        }
        return false;
    }
}
