package org.kontor.core.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.kontor.core.system.World.PASSWORD;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.api.Refusal;
import org.kontor.core.access.KernelActor;
import org.kontor.core.access.NewToken;
import org.kontor.core.access.Session;
import org.kontor.core.access.SignedIn;
import org.kontor.core.access.TokenRights;
import org.kontor.core.database.DatabaseSettings;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.TestDatabase;

class AccountsTest {
    private static final String DATABASES = "org.kontor.core.database.TestDatabase#all";

    private static Refusal refusal(Runnable run) {
        Refusal refusal = catchThrowableOfType(Refusal.class, run::run);
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal;
    }

    private static SignedIn login(World world, String login) {
        return world.accounts.login(login, PASSWORD, "10.0.0.1", "Browser");
    }

    @ParameterizedTest
    @Tag("S-45")
    @MethodSource(DATABASES)
    void whoeverIsNotLetInLearnsNothingOfWhy(Dialect dialect) {
        try (World world = new World(TestDatabase.settings(dialect))) {
            UUID ada = world.person("ada");
            world.person("gone", User.ACTIVE.to(false));
            assertThat(login(world, " ADA ").session().user()).isEqualTo(ada);
            Refusal wrong = refusal(() -> world.accounts.login("ada", "another password", "10.0.0.2", null));
            Refusal unknown = refusal(() -> world.accounts.login("nobody", PASSWORD, "10.0.0.2", null));
            Refusal inactive = refusal(() -> world.accounts.login("gone", PASSWORD, "10.0.0.2", null));
            Refusal technical = refusal(() -> world.accounts.login("plugin:system", PASSWORD, "10.0.0.2", null));
            assertThat(wrong.code()).isEqualTo(Refusal.Code.UNAUTHENTICATED);
            for (Refusal other : new Refusal[] {unknown, inactive, technical}) {
                assertThat(other.code()).isEqualTo(wrong.code());
                assertThat(other.text()).isEqualTo(wrong.text());
            }
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void manyWrongPasswordsCloseTheAccountToWhereTheyCameFromForAWhile(Dialect dialect) {
        try (World world = new World(TestDatabase.settings(dialect))) {
            world.person("ada");
            for (int i = 0; i < 10; i++) {
                refusal(() -> world.accounts.login("ada", "wrong", "10.0.0.1", null));
            }
            assertThat(refusal(() -> login(world, "Ada")).code()).isEqualTo(Refusal.Code.LIMITED);
            assertThat(world.accounts.login("ada", PASSWORD, "10.0.0.2", null).token())
                    .isNotBlank();
            world.clock.pass(Duration.ofMinutes(2));
            assertThat(login(world, "ada").token()).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aSessionEndsByLogoutByIdlenessAndByAge(Dialect dialect) {
        try (World world = new World(TestDatabase.settings(dialect))) {
            UUID ada = world.person("ada");
            SignedIn first = login(world, "ada");
            SignedIn second = login(world, "ada");
            assertThat(first.token()).isNotEqualTo(second.token());
            assertThat(world.sessions.list(ada)).hasSize(2);
            assertThat(world.sessions.find(first.token())).isPresent();
            assertThat(world.sessions.end(ada, first.session().id())).isTrue();
            assertThat(world.sessions.find(first.token())).isEmpty();
            assertThat(world.sessions.find(second.token())).isPresent();
            assertThat(world.sessions.find("x" + second.token())).isEmpty();

            world.clock.pass(Duration.ofHours(9));
            assertThat(world.sessions.find(second.token())).as("idle").isEmpty();
            SignedIn third = login(world, "ada");
            for (int i = 0; i < 23; i++) {
                world.clock.pass(Duration.ofHours(7));
                assertThat(world.sessions.find(third.token())).isPresent();
            }
            world.clock.pass(Duration.ofHours(7).plusMinutes(1));
            assertThat(world.sessions.find(third.token())).as("a week old").isEmpty();
        }
    }

    @ParameterizedTest
    @Tag("S-35")
    @MethodSource(DATABASES)
    void whoeverIsDeactivatedIsOutAtOnceAndForGood(Dialect dialect) throws InterruptedException {
        DatabaseSettings at = TestDatabase.settings(dialect);
        try (World world = new World(at);
                World other = dialect == Dialect.H2 ? null : new World(at)) {
            UUID ada = world.person("ada");
            SignedIn signedIn = login(world, "ada");
            NewToken token = world.tokens.create(
                    world.actor(ada),
                    "script",
                    world.clock.instant().plus(Duration.ofDays(1)),
                    TokenRights.everything());
            assertThat(world.sessions.find(signedIn.token())).isPresent();
            assertThat(world.tokens.find(token.secret())).isPresent();
            if (other != null) {
                await(() -> other.sessions.find(signedIn.token()).isPresent()
                        && other.tokens.find(token.secret()).isPresent());
            }
            world.update(world.kernel(), World.user(ada), User.ACTIVE.to(false));
            assertThat(world.sessions.find(signedIn.token())).isEmpty();
            assertThat(world.tokens.find(token.secret())).isEmpty();
            if (other != null) {
                long from = System.nanoTime();
                await(() -> other.sessions.find(signedIn.token()).isEmpty()
                        && other.tokens.find(token.secret()).isEmpty());
                assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(1));
            }
            world.update(world.kernel(), World.user(ada), User.ACTIVE.to(true));
            assertThat(world.sessions.find(signedIn.token())).as("no way back").isEmpty();
            assertThat(world.tokens.find(token.secret())).as("no way back").isEmpty();
            assertThat(login(world, "ada").token()).isNotBlank();
        }
    }

    private static void await(java.util.function.BooleanSupplier held) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!held.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(until);
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aNewPasswordEndsAllSessions(Dialect dialect) {
        try (World world = new World(TestDatabase.settings(dialect))) {
            world.person("ada");
            SignedIn elsewhere = login(world, "ada");
            Session session = login(world, "ada").session();
            assertThat(refusal(() -> world.accounts.changePassword(
                                    session, "wrong", "a quite new sentence", "10.0.0.1", null))
                            .code())
                    .isEqualTo(Refusal.Code.INVALID);
            assertThat(refusal(() -> world.accounts.changePassword(session, PASSWORD, "password1234", "10.0.0.1", null))
                            .code())
                    .isEqualTo(Refusal.Code.INVALID);
            SignedIn renewed =
                    world.accounts.changePassword(session, PASSWORD, "a quite new sentence", "10.0.0.1", null);
            assertThat(world.sessions.find(elsewhere.token())).isEmpty();
            assertThat(world.sessions.find(renewed.token())).isPresent();
            assertThat(refusal(() -> login(world, "ada")).code()).isEqualTo(Refusal.Code.UNAUTHENTICATED);
        }
    }

    @ParameterizedTest
    @Tag("S-42")
    @MethodSource(DATABASES)
    void aOneTimePasswordOpensNothingButChoosingAnOwnOne(Dialect dialect) {
        try (World world = new World(TestDatabase.settings(dialect))) {
            KernelActor boss = world.actor(world.person("boss", User.ADMINISTRATOR.to(true)));
            UUID ada = world.person("ada");
            SignedIn before = login(world, "ada");
            assertThat(refusal(() -> world.accounts.resetPassword(
                                    world.policy, world.actor(ada), boss.ref().id()))
                            .code())
                    .isEqualTo(Refusal.Code.FORBIDDEN);
            String once = world.accounts.resetPassword(world.policy, boss, ada);
            assertThat(world.sessions.find(before.token())).isEmpty();
            SignedIn signedIn = world.accounts.login("ada", once, "10.0.0.1", null);
            assertThat(signedIn.session().mustChangePassword()).isTrue();
            SignedIn changed =
                    world.accounts.changePassword(signedIn.session(), once, "a quite new sentence", "10.0.0.1", null);
            assertThat(changed.session().mustChangePassword()).isFalse();
            assertThat(refusal(() -> world.accounts.login("ada", once, "10.0.0.1", null))
                            .code())
                    .as("used twice")
                    .isEqualTo(Refusal.Code.UNAUTHENTICATED);

            String forgotten = world.accounts.resetPassword(world.policy, boss, ada);
            world.clock.pass(Duration.ofDays(4));
            assertThat(refusal(() -> world.accounts.login("ada", forgotten, "10.0.0.1", null))
                            .code())
                    .isEqualTo(Refusal.Code.UNAUTHENTICATED);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aKeeperOfUsersDoesNotTakeOverAnAdministrator(Dialect dialect) {
        try (World world = new World(TestDatabase.settings(dialect))) {
            UUID boss = world.person("boss", User.ADMINISTRATOR.to(true));
            UUID keeper = world.person(
                    "keeper", User.ROLES.to(java.util.List.of(UsersTest.role(world, "system.user_keeper"))));
            UUID ada = world.person("ada");
            assertThat(world.accounts.resetPassword(world.policy, world.actor(keeper), ada))
                    .isNotBlank();
            assertThat(refusal(() -> world.accounts.resetPassword(world.policy, world.actor(keeper), boss))
                            .code())
                    .isEqualTo(Refusal.Code.FORBIDDEN);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void theFirstStartMakesOneAdministratorAndThenNoMore(Dialect dialect) {
        try (World world = new World(TestDatabase.settings(dialect))) {
            String once = FirstStart.ensureAdministrator(world.database, world.data, world.accounts, null)
                    .orElseThrow();
            SignedIn admin = world.accounts.login("admin", once, "127.0.0.1", null);
            assertThat(admin.session().mustChangePassword()).isTrue();
            assertThat(world.policy.isAdministrator(world.actor(admin.session().user())))
                    .isTrue();
            assertThat(FirstStart.ensureAdministrator(world.database, world.data, world.accounts, PASSWORD))
                    .isEmpty();
            assertThat(refusal(() -> login(world, "admin")).code()).isEqualTo(Refusal.Code.UNAUTHENTICATED);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void theFirstAdministratorsPasswordMayBeGivenButNotAnEasyOne(Dialect dialect) {
        try (World world = new World(TestDatabase.settings(dialect))) {
            assertThat(refusal(() -> FirstStart.ensureAdministrator(
                                    world.database, world.data, world.accounts, "administrator1"))
                            .code())
                    .isEqualTo(Refusal.Code.INVALID);
            assertThat(FirstStart.ensureAdministrator(world.database, world.data, world.accounts, PASSWORD))
                    .isEmpty();
            assertThat(login(world, "admin").session().mustChangePassword()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aTokenIsShownOnceUsedAndRevoked(Dialect dialect) {
        try (World world = new World(TestDatabase.settings(dialect))) {
            UUID ada = world.person("ada");
            KernelActor actor = world.actor(ada);
            NewToken made = world.tokens.create(
                    actor, " script ", world.clock.instant().plus(Duration.ofDays(30)), TokenRights.reading());
            assertThat(made.secret()).startsWith("kontor_");
            assertThat(made.toString()).doesNotContain(made.secret());
            assertThat(world.tokens.list(ada)).singleElement().satisfies(token -> {
                assertThat(token.name()).isEqualTo("script");
                assertThat(token.rights()).isEqualTo(TokenRights.reading());
            });
            KernelActor byToken = world.policy.actor(
                    ada, world.tokens.find(made.secret()).orElseThrow().id());
            assertThat(refusal(() -> world.tokens.create(
                                    byToken,
                                    "more",
                                    world.clock.instant().plus(Duration.ofDays(1)),
                                    TokenRights.everything()))
                            .code())
                    .isEqualTo(Refusal.Code.FORBIDDEN);
            assertThat(refusal(() ->
                                    world.tokens.create(actor, "late", world.clock.instant(), TokenRights.everything()))
                            .code())
                    .isEqualTo(Refusal.Code.INVALID);
            assertThat(world.tokens.revoke(UUID.randomUUID(), made.token().id()))
                    .as("somebody else's")
                    .isFalse();
            assertThat(world.tokens.find(made.secret())).isPresent();
            assertThat(world.tokens.revoke(ada, made.token().id())).isTrue();
            assertThat(world.tokens.find(made.secret())).isEmpty();
            assertThat(refusal(() -> world.policy.of(byToken)).code()).isEqualTo(Refusal.Code.UNAUTHENTICATED);

            NewToken other = world.tokens.create(
                    actor,
                    "other",
                    world.clock.instant().plus(Duration.ofDays(1)),
                    new TokenRights(false, null, Set.of()));
            world.clock.pass(Duration.ofDays(2));
            assertThat(world.tokens.find(other.secret())).as("expired").isEmpty();
        }
    }
}
