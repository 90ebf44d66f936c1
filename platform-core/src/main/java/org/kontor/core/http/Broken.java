package org.kontor.core.http;

import java.io.EOFException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;

/** Tells failures of the caller's side of a connection from our own. */
final class Broken {
    private Broken() {}

    /** Whether the request's body broke a rule of HTTP, or ended before its end. */
    static boolean isBody(Throwable failure) {
        for (Throwable cause = failure; cause != null && cause != cause.getCause(); cause = cause.getCause()) {
            if (cause instanceof HttpException || cause instanceof EofException || cause instanceof EOFException) {
                return true;
            }
        }
        return false;
    }
}
