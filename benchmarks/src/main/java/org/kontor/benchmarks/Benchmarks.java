package org.kontor.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.kontor.benchmarks.plugin.BenchPlugin;

/**
 * Measures the product as it is shipped, from outside. Needs {@code wrk} and {@code pgbench} on the path.
 *
 * <p>{@code ./kontor bench} followed by {@code read [rows] [seconds]}, {@code start [folder plugins]}, {@code load
 * [companies] [persons]}, {@code document [lines] [seconds]}, {@code posting [invoices] [seconds]}, {@code timeline [rows]
 * [seconds]}, {@code asof [rows] [seconds]}, {@code log [writers] [seconds]}, {@code swap [rounds] [pause]}, {@code formula [rows]
 * [seconds]}, {@code field [rows] [pause]}, {@code index [rows] [seconds]}, {@code sum [children] [seconds]}, {@code mass [records] [seconds]},
 * {@code search [rows] [seconds]}, {@code match [records] [seed]} or {@code client [rows] [rounds]}.
 */
public final class Benchmarks {
    private static final int ROWS = 1_000_000;
    private static final int SECONDS = 5;
    private static final int COMPANIES = 100_000;
    private static final int PERSONS = 200_000;

    private static final int LINES = 100;
    private static final int INVOICES = 100_000;
    private static final int EVENTS = 200_000;
    private static final int PAST_ROWS = 100_000;
    private static final int WRITERS = 4;
    private static final int SWAPS = 100;
    private static final int PAUSE = 200;
    private static final int ROUNDS = 5;

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
                Path plugins = words.size() > 2
                        ? Path.of(words.get(2))
                        : PluginFolder.make(folder, "bench", BenchPlugin.class);
                new Starting(server, plugins.toAbsolutePath()).run();
            }
            case "load" -> new Loading(folder, number(words, 1, COMPANIES), number(words, 2, PERSONS)).run();
            case "document" -> new Documents(folder, number(words, 1, LINES), number(words, 2, SECONDS)).run();
            case "posting" -> new Posting(folder, number(words, 1, INVOICES), number(words, 2, SECONDS)).run();
            case "timeline" -> new TimeLines(folder, number(words, 1, EVENTS), number(words, 2, SECONDS)).run();
            case "asof" -> new PastLists(folder, number(words, 1, PAST_ROWS), number(words, 2, SECONDS)).run();
            case "log" -> new Log(folder, number(words, 1, WRITERS), number(words, 2, SECONDS)).run();
            case "swap" -> new Swapping(folder, number(words, 1, SWAPS), number(words, 2, PAUSE)).run();
            case "formula" -> new Formulas(folder, number(words, 1, COMPANIES), number(words, 2, SECONDS)).run();
            case "field" -> new OwnFields(folder, number(words, 1, ROWS), number(words, 2, PAUSE)).run();
            case "index" -> new Indexes(folder, number(words, 1, ROWS), number(words, 2, SECONDS)).run();
            case "sum" -> new RollUps(folder, number(words, 1, COMPANIES), number(words, 2, SECONDS)).run();
            case "mass" -> new MassChanges(folder, number(words, 1, COMPANIES), number(words, 2, SECONDS)).run();
            case "search" -> new Searching(folder, number(words, 1, ROWS), number(words, 2, SECONDS)).run();
            case "match" -> new Matches(number(words, 1, COMPANIES), number(words, 2, 1)).run();
            case "client" -> new Browsing(folder, number(words, 1, ROWS), number(words, 2, ROUNDS)).run();
            default -> {
                System.err.println(
                        "usage: bench read [rows] [seconds] | bench start [server's folder] [plugins]"
                                + " | bench load [companies] [persons] | bench document [lines] [seconds]"
                                + " | bench posting [invoices] [seconds] | bench timeline [rows] [seconds]"
                                + " | bench asof [rows] [seconds]"
                                + " | bench log [writers] [seconds] | bench swap [rounds] [pause]"
                                + " | bench formula [rows] [seconds] | bench field [rows] [pause] | bench index [rows] [seconds]"
                                + " | bench sum [children] [seconds] | bench mass [records] [seconds]"
                                + " | bench search [rows] [seconds] | bench match [records] [seed] | bench client [rows] [rounds]");
                System.exit(2);
            }
        }
    }

    private static int number(List<String> words, int index, int standard) {
        return words.size() > index ? Integer.parseInt(words.get(index)) : standard;
    }
}
