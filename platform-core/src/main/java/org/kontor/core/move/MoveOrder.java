package org.kontor.core.move;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts things into an order in which each comes after those that it names, as far as they do not go round in a circle. */
final class MoveOrder {
    private MoveOrder() {}

    private record Frame<T>(T thing, Iterator<String> names) {}

    /**
     * @param name what a thing is called
     * @param names the things that it names
     */
    static <T> List<T> of(List<T> things, Function<T, String> name, Function<T, List<String>> names) {
        Map<String, T> all = things.stream().collect(Collectors.toMap(name, each -> each, (one, other) -> one));
        Set<String> begun = new HashSet<>();
        List<T> order = new ArrayList<>();
        // by a stack of its own: a file may name as many in a row as it has records
        Deque<Frame<T>> stack = new ArrayDeque<>();
        for (T thing : things) {
            if (begun.add(name.apply(thing))) {
                stack.push(new Frame<>(thing, names.apply(thing).iterator()));
            }
            while (!stack.isEmpty()) {
                Frame<T> frame = stack.element();
                if (!frame.names().hasNext()) {
                    order.add(stack.pop().thing());
                    continue;
                }
                T next = all.get(frame.names().next());
                if (next != null && begun.add(name.apply(next))) {
                    stack.push(new Frame<>(next, names.apply(next).iterator()));
                }
            }
        }
        return order;
    }
}
