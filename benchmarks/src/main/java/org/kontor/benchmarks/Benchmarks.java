package org.kontor.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures the product as it is shipped, from outside. Needs {@code wrk} and {@code pgbench} on the path.
 *
 * <p>{@code ./kontor bench read [rows] [seconds]}, {@code ./kontor bench start [folder plugins]}, {@code ./kontor bench
 * load [companies] [persons]}.
 */
public final class Benchmarks {
    private static final int ROWS = 1_000_000;
    private static final int SECONDS = 5;
    private static final int COMPANIES = 100_000;
    private static final int PERSONS = 200_000;

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        String name = words.isEmpty() ? "" : words.getFirst();
        Path folder = Files.createTempDirectory("kontor-bench");
        System.out.println("Working in " + folder);
        switch (name) {
            case "read" -> new Reading(folder, number(words, 1, ROWS), number(words, 2, SECONDS)).run();
            case "start" -> {
                Path server = words.size() > 1 ? Path.of(words.get(1)) : folder;
                Path plugins = words.size() > 2 ? Path.of(words.get(2)) : PluginFolder.make(folder);
                new Starting(server, plugins.toAbsolutePath()).run();
            }
            case "load" -> new Loading(folder, number(words, 1, COMPANIES), number(words, 2, PERSONS)).run();
            default -> {
                System.err.println("usage: bench read [rows] [seconds] | bench start [server's folder] [plugins]"
                        + " | bench load [companies] [persons]");
                System.exit(2);
            }
        }
    }

    private static int number(List<String> words, int index, int standard) {
        return words.size() > index ? Integer.parseInt(words.get(index)) : standard;
    }
}
