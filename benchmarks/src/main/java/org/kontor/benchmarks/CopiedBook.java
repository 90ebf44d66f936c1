package org.kontor.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An address book of very many persons: a part of it is loaded through REST, with rules and hooks, and stands in the database many
 * times over then, each time with ids, e-mails and keys of its own.
 */
final class CopiedBook {
    private static final int COPIES = 20;
    private static final int PERSONS_OF_COMPANY = 10;
    /** Ids begin with the time, for some centuries by 01; so those of a copy begin otherwise. */
    private static final String COPY_OF = "overlay(%s::text placing lpad(to_hex(k + 1), 2, '0') from 1 for 2)::uuid";

    private final int persons;

    CopiedBook(int persons) {
        this.persons = persons;
    }

    void fill(Path folder, Server server, Postgres postgres) throws IOException, InterruptedException, SQLException {
        int loaded = Math.max(1, persons / COPIES);
        AddressBook book = new AddressBook(Math.max(1, loaded / PERSONS_OF_COMPANY), loaded);
        Client admin = Client.signIn(server, "admin", Server.PASSWORD);
        admin.upload("/api/v1/plugins/contacts/load/accounts", "text/csv", book.writeCompanies(folder));
        admin.upload("/api/v1/plugins/contacts/load/contacts", "text/csv", book.writePersons(folder));
        copy(
                postgres,
                "contacts_contact",
                List.of("id"),
                "'k' || k || '.' || email",
                "external_id || '-' || k",
                "(score * 7 + k * 3) % 101");
        copy(postgres, "contacts_contact_address", List.of("id", "parent_id"));
        admin.post("/api/v1/platform/search-index/rebuild", Map.of());
        while (admin.get("/api/v1/platform/search-index").path("building").asBoolean()) {
            Thread.sleep(1000);
        }
        System.out.println("persons: " + postgres.one("select count(*) from contacts_contact"));
    }

    /** All columns as they are, but those that tell one from another; indexes are made when all is there. */
    private static void copy(Postgres postgres, String table, List<String> ids, String... changed) throws SQLException {
        List<String> columns = List.of(postgres.one(
                        "select string_agg(column_name, ',' order by ordinal_position) from information_schema.columns"
                                + " where table_name = '" + table + "'")
                .split(","));
        List<String> values = new ArrayList<>();
        for (String column : columns) {
            String value = ids.contains(column) ? COPY_OF.formatted(column) : column;
            for (String each : changed) {
                value = each.matches(".*\\b" + column + "\\b.*") ? each : value;
            }
            values.add(value);
        }
        String indexes =
                postgres.one("select coalesce(string_agg(indexdef, ';'), '') from pg_indexes where tablename = '"
                        + table + "' and indexname like 'ix_%'");
        String names =
                postgres.one("select coalesce(string_agg(indexname, ','), '') from pg_indexes where tablename = '"
                        + table + "' and indexname like 'ix_%'");
        if (!names.isEmpty()) {
            postgres.run("drop index " + names);
        }
        postgres.run("insert into " + table + " (" + String.join(",", columns) + ") select " + String.join(", ", values)
                + " from " + table + ", generate_series(1, " + (COPIES - 1) + ") k");
        if (!indexes.isEmpty()) {
            postgres.run(indexes.split(";"));
        }
        postgres.run("vacuum analyze " + table);
    }
}
