package org.kontor.core.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.core.system.UsersTest.NOTE;
import static org.kontor.core.system.UsersTest.TEXT;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.core.database.DatabaseSettings;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.TestDatabase;

/** Two nodes on one database: what one changes of rights, the other knows within a second. */
@DisabledIf("isWithoutPostgres")
class NodesTest {
    static boolean isWithoutPostgres() {
        return !TestDatabase.all().contains(Dialect.POSTGRESQL);
    }

    private static boolean sees(World node, UUID user, Ref note) {
        try {
            return node.data.read(
                    node.actor(user), records -> records.find(note).isPresent());
        } catch (Refusal signedOut) {
            return false;
        }
    }

    private static void within(BooleanSupplier held, String what) {
        long from = System.nanoTime();
        while (!held.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - from)).as(what).isLessThan(Duration.ofSeconds(1));
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Test
    @Tag("S-33")
    @Tag("S-35")
    void whatOneNodeChangesOfRightsTheOtherKnowsWithinASecond() {
        DatabaseSettings shared = TestDatabase.settings(Dialect.POSTGRESQL);
        try (World here = new World(shared, UsersTest.DEMO);
                World there = new World(shared, UsersTest.DEMO)) {
            List<Ref> reader = List.of(UsersTest.role(here, "demo.reader"));
            UUID giver = here.person("giver", User.ROLES.to(reader));
            UUID friend = here.person("friend", User.ROLES.to(reader));
            UUID chief = here.person("chief", User.ROLES.to(reader));
            Ref note = here.create(here.actor(giver), NOTE, TEXT.to("mine")).ref();
            within(() -> sees(there, giver, note), "a new user");
            assertThat(sees(there, friend, note)).isFalse();

            here.shares.share(here.actor(giver), note, World.user(friend), false);
            within(() -> sees(there, friend, note), "a share");

            here.update(here.kernel(), World.user(giver), User.ROLES.to(List.of()));
            within(() -> !sees(there, friend, note), "the giver's role");
            assertThat(sees(here, friend, note))
                    .as("at once where it was changed")
                    .isFalse();
            here.update(here.kernel(), World.user(giver), User.ROLES.to(reader));
            within(() -> sees(there, friend, note), "the giver's role, given back");

            here.update(here.kernel(), World.user(giver), User.MANAGER.to(World.user(chief)));
            within(() -> sees(there, chief, note), "the reporting line");
            here.update(here.kernel(), World.user(giver), User.ACTIVE.to(false));
            within(() -> !sees(there, friend, note), "the giver's end");

            // what is taken back is looked up with the question, and known at once
            here.update(here.kernel(), World.user(giver), User.ACTIVE.to(true));
            within(() -> sees(there, friend, note), "the giver's return");
            Share share = here.shares.list(here.actor(giver), note).getFirst();
            here.shares.revoke(here.actor(giver), note, share.id());
            assertThat(sees(there, friend, note)).isFalse();
        }
    }
}
