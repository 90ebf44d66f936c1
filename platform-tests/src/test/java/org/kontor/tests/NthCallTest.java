package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kontor.testing.Answer;
import org.kontor.testing.DatabaseState;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.NthStatement.How;
import org.kontor.tests.every.EveryPlugin;
import org.kontor.tests.filing.FilingPlugin;
import org.kontor.tests.posting.PostingPlugin;
import org.kontor.tests.telephony.TelephonyPlugin;

/** Whichever statement of a request fails: the caller is told, nothing is half done, and it is done when sent again. */
@OnEachDatabase
class NthCallTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with()
            .plugin(EveryPlugin.class)
            .plugin(PostingPlugin.class)
            .plugin(FilingPlugin.class)
            .plugin(TelephonyPlugin.class)
            .given(NthCallTest::people);

    private static final boolean LONG = Boolean.getBoolean("kontor.test.long");
    /** How many of the statements of a request are made to fail in each way, unless all are. */
    private static final int SAMPLES = 3;

    private static final String THINGS = "records/every/thing";
    private static final String DOCUMENTS = "records/posting/document";

    /** Tables in which visits leave traces, readers of the log how far they are, and the server what starts by itself. */
    private static final String[] PASSING = {
        "system_session", "system_access_log", "system_read_log", "system_log_reader", "system_lease", "system_schedule"
    };

    private static final AtomicInteger count = new AtomicInteger();

    static void people() {
        platform.users().role("shared_with").team("shared_with");
    }

    /** What is asked for, once what it needs is there; the same request each time that it is sent. */
    enum UseCase {
        CREATE_WITH_PARTS {
            @Override
            Supplier<Answer> prepare() {
                TestClient once =
                        admin().header("Idempotency-Key", UUID.randomUUID().toString());
                return () -> once.post(THINGS, object("caption", "made", "lines", array(line("a"), line("b"))));
            }
        },
        UPDATE {
            @Override
            Supplier<Answer> prepare() {
                Answer thing = thing();
                return () -> admin().patch(
                                path(thing), thing.etag(), object("note", "more", "lines", array(line("another"))));
            }
        },
        DELETE {
            @Override
            Supplier<Answer> prepare() {
                Answer thing = thing();
                return () -> admin().delete(path(thing), thing.etag());
            }
        },
        RESTORE {
            @Override
            Supplier<Answer> prepare() {
                Answer thing = thing();
                admin().delete(path(thing), thing.etag()).expect(204);
                String entry = admin().get("trash/every/thing")
                        .expect(200)
                        .json()
                        .at("/entries/0/id")
                        .asText();
                return () -> admin().post("trash/" + entry + "/restore", object());
            }
        },
        BULK {
            @Override
            Supplier<Answer> prepare() {
                Answer thing = thing();
                Answer other = thing();
                String lines = object("caption", "of many") + "\n"
                        + object("id", thing.id(), "version", 1, "note", "changed") + "\n"
                        + object("id", other.id(), "version", 1, "delete", true) + "\n";
                return () -> admin().send("POST", THINGS + "/bulk?atomic=true", lines, "application/x-ndjson");
            }
        },
        NUMBER {
            @Override
            Supplier<Answer> prepare() {
                Answer draft = admin().post(
                                DOCUMENTS,
                                object(
                                        "kind",
                                        "invoice",
                                        "on_day",
                                        "2026-05-01",
                                        "lines",
                                        array(object("quantity", "1", "price", "10", "rate", "19"))))
                        .expect(201);
                return () -> admin().header("If-Match", draft.etag())
                        .post(DOCUMENTS + "/" + draft.id() + "/actions/post", object());
            }
        },
        UPLOAD {
            @Override
            Supplier<Answer> prepare() {
                return () -> admin().upload("note.txt", "text/plain", new byte[1000]);
            }
        },
        HOLD_A_FILE {
            @Override
            Supplier<Answer> prepare() {
                String file = admin().upload("held.txt", "text/plain", new byte[1000])
                        .expect(201)
                        .id();
                return () -> admin().post("records/filing/folder", object("caption", "holds", "paper", file));
            }
        },
        SHARE {
            @Override
            Supplier<Answer> prepare() {
                Answer thing = thing();
                return () -> admin().post(
                                path(thing) + "/shares",
                                object("team", platform.users().id("team shared_with"), "edit", true));
            }
        },
        CHANGE_A_USER {
            @Override
            Supplier<Answer> prepare() {
                Answer user = admin().post(
                                "records/system/user",
                                object(
                                        "name",
                                        "user" + count.incrementAndGet(),
                                        "full_name",
                                        "Somebody",
                                        "kind",
                                        "person",
                                        "active",
                                        true))
                        .expect(201);
                return () -> admin().patch(
                                "records/system/user/" + user.id(),
                                user.etag(),
                                object(
                                        "active",
                                        false,
                                        "roles",
                                        array(platform.users().id("role shared_with"))));
            }
        },
        START_A_TASK {
            @Override
            Supplier<Answer> prepare() {
                String number = "+4206021" + (10_000 + count.incrementAndGet());
                return () -> admin().post("actions/telephony/dial", object("number", number));
            }

            @Override
            void settle(Answer answer) {
                TaskWait.ended(admin(), answer.json().path("task").path("id").asText());
            }
        };

        abstract Supplier<Answer> prepare();

        /** Waits for what goes on behind an answer. */
        void settle(Answer answer) {}
    }

    private static TestClient admin() {
        return platform.admin();
    }

    private static Answer thing() {
        return admin().post(THINGS, object("caption", "there", "lines", array(line("first"), line("second"))))
                .expect(201);
    }

    private static Object line(String text) {
        return object("text", text);
    }

    private static String path(Answer thing) {
        return THINGS + "/" + thing.id();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R-10")
    void aRequestOfWhichAStatementFailsIsRefusedWholeAndIsDoneOnceWhenItIsSentAgain(UseCase useCase) throws Exception {
        // whatever is made with the first of its kind
        done(useCase, useCase.prepare().get());
        Supplier<Answer> undisturbed = useCase.prepare();
        DatabaseState before = state();
        Answer answer;
        int statements;
        try (NthStatement none = NthStatement.none()) {
            answer = undisturbed.get();
            statements = none.passed();
        }
        done(useCase, answer);
        Map<String, Integer> effect = growth(before, state());
        assertThat(effect).isNotEmpty();
        assertThat(statements).isGreaterThan(2);
        for (How how : How.values()) {
            int stride = LONG ? 1 : Math.max(1, statements / SAMPLES);
            int n = LONG ? 1 : 1 + how.ordinal() * stride / 2;
            while (isHit(useCase, n, how, effect)) {
                n += stride;
            }
        }
    }

    /** Whether the request came to its n-th statement. */
    private static boolean isHit(UseCase useCase, int n, How how, Map<String, Integer> effect) throws Exception {
        String what = useCase + ", statement " + n + " " + how;
        Supplier<Answer> request = useCase.prepare();
        DatabaseState before = state();
        Answer answer;
        boolean isHit;
        try (NthStatement failing = NthStatement.fails(n, how)) {
            answer = request.get();
            isHit = failing.wasReached();
        }
        expectIdle(what);
        if (!answer.isOk()) {
            assertThat(isHit).as(what + ": " + answer).isTrue();
            assertThat(answer.status()).as(what + ": " + answer).isEqualTo(how.status);
            answer.expectProblem(how.status);
            assertThat(answer.body())
                    .as(what)
                    .doesNotContain(NthStatement.INSIDE, "Exception", "org.", "08006", "system_", "every_", "posting_");
            assertThat(growth(before, state()))
                    .as(what + ", what is left of it")
                    .isEmpty();
            answer = request.get();
        }
        // at once when what failed came after the commit: what this server remembers, which it reads anew by itself
        done(useCase, answer);
        assertThat(growth(before, state())).as(what + ": " + answer).isEqualTo(effect);
        return isHit;
    }

    private static void done(UseCase useCase, Answer answer) {
        assertThat(answer.isOk()).as(useCase + ": " + answer).isTrue();
        useCase.settle(answer);
    }

    private static void expectIdle(String what) {
        Eventually.until(() -> {
            assertThat(platform.kernel().leases()).as(what).isZero();
            assertThat(platform.kernel().connectionsInUse()).as(what).isZero();
        });
    }

    private static DatabaseState state() {
        return platform.state(PASSING);
    }

    /** By how many rows each table has grown. */
    private static Map<String, Integer> growth(DatabaseState before, DatabaseState after) {
        Map<String, Integer> growth = new TreeMap<>();
        after.tables().forEach((table, content) -> {
            String earlier = before.tables().getOrDefault(table, "0 rows");
            if (!content.equals(earlier)) {
                growth.put(table, rows(content) - rows(earlier));
            }
        });
        return growth;
    }

    private static int rows(String content) {
        return Integer.parseInt(content.substring(0, content.indexOf(' ')));
    }
}
