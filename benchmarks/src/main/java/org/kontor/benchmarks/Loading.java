package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;

/** Loads a large address book through REST into the shipped product, on PostgreSQL, with the heap it is shipped with. */
final class Loading {
    private final Path folder;
    private final AddressBook book;

    Loading(Path folder, int companies, int persons) {
        this.folder = folder;
        this.book = new AddressBook(companies, persons);
    }

    void run() throws IOException, InterruptedException {
        Path companies = book.writeCompanies(folder);
        Path persons = book.writePersons(folder);
        Path plugins = Path.of(System.getProperty("kontor.program", "distribution/target/kontor"), "plugins")
                .toAbsolutePath();
        try (Postgres postgres = Postgres.start(folder);
                Server server = Server.start(folder, plugins, postgres.settings())) {
            Client client = Client.signIn(server, "admin", Server.PASSWORD);
            load(server, client, "accounts", companies);
            load(server, client, "contacts", persons);
            load(server, client, "accounts", companies);
        }
    }

    private static void load(Server server, Client client, String what, Path file)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        JsonNode report = client.upload("/api/v1/plugins/contacts/load/" + what, "text/csv", file);
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                "%s: %s rows in %.1f s (%.0f a second): %s created, %s updated, %s unchanged, %s rejected; %d MB resident%n",
                what,
                report.path("read"),
                seconds,
                report.path("read").asLong() / seconds,
                report.path("created"),
                report.path("updated"),
                report.path("unchanged"),
                report.path("rejected"),
                server.residentMegabytes());
    }
}
