package org.kontor.core.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** An answer that is sent piece by piece, and knows when whoever asked for it takes no more of it. */
final class AwaitedStream extends FilterOutputStream {
    /** Jersey logs whatever happens behind the head of an answer with all of its stack; held, so that it keeps its filter. */
    private static final Logger JERSEY = Logger.getLogger("org.glassfish.jersey.server.ServerRuntime$Responder");

    static {
        JERSEY.setFilter(AwaitedStream::isNews);
    }

    private final Runnable hungUp;

    AwaitedStream(OutputStream out, Runnable hungUp) {
        super(out);
        this.hungUp = hungUp;
    }

    /** Whoever asked has gone. */
    private static final class HungUp extends IOException {
        private static final long serialVersionUID = 1L;

        HungUp(IOException because) {
            super("whoever asked for the answer has gone", because);
        }
    }

    /** What is done with the network. */
    @FunctionalInterface
    private interface Sending {
        void run() throws IOException;
    }

    private static boolean isNews(LogRecord said) {
        for (Throwable cause = said.getThrown(); cause != null; cause = cause.getCause()) {
            if (cause instanceof HungUp) {
                return false;
            }
        }
        return true;
    }

    private void send(Sending sending) throws IOException {
        try {
            sending.run();
        } catch (IOException e) {
            hungUp.run();
            throw new HungUp(e);
        }
    }

    @Override
    public void write(int letter) throws IOException {
        send(() -> out.write(letter));
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        send(() -> out.write(bytes, from, length));
    }

    @Override
    public void flush() throws IOException {
        send(out::flush);
    }

    @Override
    public void close() throws IOException {
        send(out::close);
    }
}
