package org.kontor.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the load drivers of others, wrk and pgbench, so that our own code does not compete with what it measures. */
final class Load {
    private static final Pattern WRK = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern WRK_COUNT = Pattern.compile("(\\d+) requests in");
    private static final Pattern PGBENCH = Pattern.compile("tps = ([0-9.]+)");

    /**
     * What came of a run.
     *
     * @param perSecond requests or transactions
     * @param count how many there were; 0 where the driver does not say
     */
    record Figure(double perSecond, long count) {}

    private Load() {}

    /** Requests on keep-alive connections; fails when any was not answered with 2xx. */
    static Figure wrk(Path script, String url, int connections, int seconds) throws IOException, InterruptedException {
        String out =
                output(List.of("wrk", "-t1", "-c" + connections, "-d" + seconds + "s", "-s", script.toString(), url));
        if (out.contains("Non-2xx")) {
            throw new IllegalStateException("some answers were no success:\n" + out);
        }
        return new Figure(number(WRK, out), (long) number(WRK_COUNT, out));
    }

    static Figure pgbench(Postgres postgres, Path script, int connections, int seconds)
            throws IOException, InterruptedException {
        String out = output(List.of(
                "pgbench",
                "-n",
                "-M",
                "prepared",
                "-c",
                Integer.toString(connections),
                "-j",
                "1",
                "-T",
                Integer.toString(seconds),
                "-f",
                script.toString(),
                "-h",
                "localhost",
                "-p",
                Integer.toString(postgres.port()),
                "-U",
                "postgres",
                "postgres"));
        return new Figure(number(PGBENCH, out), 0);
    }

    private static double number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no figure in:\n" + text);
        }
        return Double.parseDouble(matcher.group(1));
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IllegalStateException(
                    command.getFirst() + " is needed: apt install wrk postgresql-contrib (or postgresql)", e);
        }
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = process.inputReader()) {
            reader.lines().forEach(lines::add);
        }
        String out = String.join("\n", lines);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + " failed:\n" + out.substring(0, Math.min(1000, out.length())));
        }
        return out;
    }
}
