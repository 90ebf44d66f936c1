package org.kontor.core.print;

import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import org.kontor.api.Message;
import org.kontor.api.Refusal;

/** Until when a template may work. Whatever it can repeat asks here: each turn of a loop, each piece of what is written. */
final class Deadline {
    private static final Message SLOW =
            Message.of("system.template_slow", "The template takes too long: it may have a loop within a loop");

    private final Duration most;
    private volatile long end;

    Deadline(Duration most) {
        this.most = most;
        begin();
    }

    /** Begins to count. */
    void begin() {
        end = System.nanoTime() + most.toNanos();
    }

    void check() {
        if (System.nanoTime() - end > 0) {
            throw Refusal.of(Refusal.Code.INVALID, SLOW);
        }
    }

    /** A list whose every turn is watched. */
    <T> List<T> watch(List<T> list) {
        return new AbstractList<>() {
            @Override
            public T get(int index) {
                return list.get(index);
            }

            @Override
            public int size() {
                return list.size();
            }

            @Override
            public Iterator<T> iterator() {
                Iterator<T> each = list.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        check();
                        return each.hasNext();
                    }

                    @Override
                    public T next() {
                        return each.next();
                    }
                };
            }
        };
    }

    /** A writer whose every write is watched. */
    Writer watch(Writer writer) {
        return new Writer() {
            @Override
            public void write(char[] letters, int offset, int length) throws IOException {
                check();
                writer.write(letters, offset, length);
            }

            @Override
            public void flush() throws IOException {
                writer.flush();
            }

            @Override
            public void close() throws IOException {
                writer.close();
            }
        };
    }
}
