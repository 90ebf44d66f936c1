package org.kontor.benchmarks;

import java.sql.SQLException;
import java.util.Locale;

/** The invoices that are measured: what is there before, and what is sent. */
final class Invoices {
    static final String PATH = "/api/v1/records/documents/invoice";
    static final int PRODUCTS = 1000;
    static final int CUSTOMERS = 1000;

    private static final String CUSTOMER = "00000000-0000-7000-8001-";
    private static final String PRODUCT = "00000000-0000-7000-8002-";
    private static final String INVOICE = "00000000-0000-7000-8003-";
    private static final String LINE = "00000000-0000-7000-8004-";

    private Invoices() {}

    /** Fills in products, customers and drafts. */
    static void fill(Postgres postgres, Worker worker, int invoices, int lines) throws SQLException {
        System.out.printf("Filling %,d invoices of %d lines ...%n", invoices, lines);
        String system = "version, created_at, created_by, updated_at, updated_by";
        String values = "1, now(), '" + worker.user() + "', now(), '" + worker.user() + "'";
        postgres.run(
                "insert into documents_product (id, " + system + ", label) select " + id(PRODUCT, "n") + ", " + values
                        + ", 'Product ' || n from generate_series(0, " + (PRODUCTS - 1) + ") n",
                "insert into documents_customer (id, " + system + ", named) select " + id(CUSTOMER, "n") + ", " + values
                        + ", 'Customer ' || n from generate_series(0, " + (CUSTOMERS - 1) + ") n",
                "insert into documents_invoice (id, " + system
                        + ", owner_id, team_id, customer_id, state, dated, currency,"
                        + " total, pieces, note) select " + id(INVOICE, "n") + ", " + values + ", '" + worker.user()
                        + "', '" + worker.team() + "', " + id(CUSTOMER, "n % " + CUSTOMERS)
                        + ", 'draft', date '2026-01-01', 'EUR', " + lines * 20 + ", " + lines * 2
                        + ", 'Filled' from generate_series(0, " + (invoices - 1) + ") n",
                "insert into documents_line (id, " + system
                        + ", parent_id, position, product_id, words, quantity, price,"
                        + " amount) select " + id(LINE, "n") + ", " + values + ", " + id(INVOICE, "n / " + lines)
                        + ", n % " + lines + ", " + id(PRODUCT, "n % " + PRODUCTS) + ", 'Line ' || n, 2, 10, 20"
                        + " from generate_series(0, " + ((long) invoices * lines - 1) + ") n",
                "vacuum analyze");
    }

    private static String id(String prefix, String number) {
        return "('" + prefix + "' || lpad(to_hex((" + number + ")::bigint), 12, '0'))::uuid";
    }

    /** The expression for an invoice that was filled in, by its number. */
    static String invoice(String number) {
        return id(INVOICE, number);
    }

    /** The beginning of the id of an invoice that was filled in; twelve hexadecimal digits follow. */
    static String idBegin() {
        return INVOICE;
    }

    /** A new one as JSON. */
    static String json(int number, int lines) {
        StringBuilder json = new StringBuilder();
        json.append("{\"customer\":\"")
                .append(id(CUSTOMER, number % CUSTOMERS))
                .append("\",\"dated\":\"2026-11-28\",\"note\":\"Number ")
                .append(number)
                .append("\",\"lines\":[");
        for (int i = 0; i < lines; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"product\":\"")
                    .append(id(PRODUCT, (number + i) % PRODUCTS))
                    .append("\",\"words\":\"What is sold in line ")
                    .append(i)
                    .append("\",\"quantity\":\"")
                    .append(1 + i % 7)
                    .append("\",\"price\":\"")
                    .append(10 + i)
                    .append(".95\"}");
        }
        return json.append("]}").toString();
    }

    private static String id(String prefix, int number) {
        return prefix + String.format(Locale.ROOT, "%012x", number);
    }
}
