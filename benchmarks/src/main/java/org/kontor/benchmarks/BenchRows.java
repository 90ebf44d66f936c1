package org.kontor.benchmarks;

import java.sql.SQLException;

/** People of the plugin for benchmarks, written straight into their table. */
final class BenchRows {
    private BenchRows() {}

    /** So many of them, of the worker's team; their ids count from 1. */
    static void fill(Postgres postgres, Worker worker, int rows) throws SQLException {
        postgres.run("""
                insert into bench_person (id, version, created_at, created_by, updated_at, updated_by, owner_id, team_id,
                  full_name, first_name, last_name, email, phone, street, city, postal_code, country, job_title,
                  department, grade, score, turnover, born_on, is_active, last_contact, website, language, note)
                select ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 1, now(), '%1$s', now(), '%1$s',
                  null, '%2$s', 'Person ' || lpad((n::bigint * 7919 %% 1000003)::text, 7, '0'), 'First ' || n, 'Last ' || n,
                  'p' || n || '@example.org', '+420 123 ' || n, 'Street ' || n %% 500, 'city_' || n %% 60,
                  lpad((n %% 99999)::text, 5, '0'), 'CZ', 'Engineer', 'Sales', (array['a','b','c'])[n %% 3 + 1], n %% 100,
                  n * 1.25, date '1950-01-01' + n %% 20000, n %% 2 = 0, now(), 'https://example.org/' || n, 'cs',
                  'note of person number ' || n
                from generate_series(1, %3$d) n""".formatted(worker.user(), worker.team(), rows), "vacuum analyze bench_person");
    }
}
