package org.kontor.core.database;

import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;

/** A process of its own that opens a database, to be killed at the worst moment. */
public final class H2Child {
    private H2Child() {}

    /** Starts one; its standard output tells what it did. */
    static Process start(String url, String work) throws IOException {
        return new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx200m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        H2Child.class.getName(),
                        url,
                        work)
                .redirectErrorStream(true)
                .start();
    }

    public static void main(String[] arguments) throws InterruptedException {
        Database database = Database.open(DatabaseSettings.of(arguments[0], "sa", ""));
        System.out.println("ready");
        switch (arguments[1]) {
            case "alter" -> alter(database);
            case "write" -> write(database);
            default -> Thread.sleep(60_000);
        }
    }

    /** Adds columns without end, each a copy of the whole table. */
    private static void alter(Database database) {
        for (int i = 0; i < 10_000; i++) {
            String column = "c" + ThreadLocalRandom.current().nextInt(1_000_000_000);
            database.changeModel(connection ->
                    connection.createStatement().execute("alter table demo add column " + column + " varchar(10)"));
            System.out.println(column);
        }
    }

    /** Four threads write pairs of rows, and tell which are committed. */
    private static void write(Database database) {
        long start = System.currentTimeMillis() * 10;
        for (int i = 0; i < 4; i++) {
            long first = start + i;
            Thread.ofPlatform().start(() -> {
                for (long id = first; ; id += 4) {
                    long now = id;
                    database.write(transaction -> {
                        var insert = transaction.prepare("insert into demo (id, half) values (?, ?)");
                        for (int half = 0; half < 2; half++) {
                            insert.setLong(1, now);
                            insert.setInt(2, half);
                            insert.executeUpdate();
                        }
                        return true;
                    });
                    // one call, so that a line is written whole or not
                    byte[] line = (now + "\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
                    System.out.write(line, 0, line.length);
                    System.out.flush();
                }
            });
        }
    }
}
