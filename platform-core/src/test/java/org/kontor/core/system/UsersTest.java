package org.kontor.core.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.api.Assignment;
import org.kontor.api.Choice;
import org.kontor.api.ChoiceList;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Query;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.api.ShapeName;
import org.kontor.core.access.KernelActor;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.TestDatabase;

class UsersTest {
    static final String DATABASES = "org.kontor.core.database.TestDatabase#all";
    static final EntityName NOTE = EntityName.of("demo", "note");
    static final Field<String> TEXT = NOTE.text("text");
    private static final ChoiceList COLOURS =
            ChoiceList.editable("demo", "colour", Choice.of("red"), Choice.of("green"));
    private static final Field<Choice> COLOUR = NOTE.choice("colour", COLOURS);
    static final Field<Long> DAYS = ShapeName.of("demo", "settings").integer("days");
    static final Contribution DEMO = Contribution.of("demo", "Demo")
            .entities(Entity.of(NOTE, "Note", "Notes").fields(TEXT, COLOUR).owned())
            .roles(org.kontor.api.Role.of("demo", "reader", "Reader")
                    .grant(
                            org.kontor.api.Grant.on(NOTE, org.kontor.api.Verb.READ)
                                    .within(org.kontor.api.Scope.SUBORDINATES),
                            org.kontor.api.Grant.on(NOTE, org.kontor.api.Verb.UPDATE)
                                    .within(org.kontor.api.Scope.OWN),
                            org.kontor.api.Grant.on(NOTE, org.kontor.api.Verb.CREATE),
                            org.kontor.api.Grant.on(NOTE, org.kontor.api.Verb.SHARE)
                                    .within(org.kontor.api.Scope.OWN)))
            .settings(DAYS);

    static World world(Dialect dialect) {
        return new World(TestDatabase.settings(dialect), DEMO);
    }

    static Ref role(World world, String name) {
        return world.data.read(
                world.kernel(),
                records -> records.list(Query.of(Role.NAME).where(Role.ROLE_NAME.is(name)))
                        .rows()
                        .getFirst()
                        .ref());
    }

    static Refusal refusal(Runnable run) {
        Refusal refusal = catchThrowableOfType(Refusal.class, run::run);
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal;
    }

    static void refused(World world, KernelActor by, Ref record, Assignment... assignments) {
        assertThat(refusal(() -> world.update(by, record, assignments)).code())
                .isIn(Refusal.Code.INVALID, Refusal.Code.FORBIDDEN, Refusal.Code.CONFLICT);
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void declaredRolesAreRecordsAndASecondStartChangesNothing(Dialect dialect) {
        try (World world = world(dialect)) {
            Ref reader = role(world, "demo.reader");
            Row role = world.data.read(world.kernel(), records -> records.get(reader));
            assertThat(role.get(Role.ORIGIN)).isEqualTo(Role.PLUGIN);
            world.seed();
            Row again = world.data.read(world.kernel(), records -> records.get(reader));
            assertThat(again.version()).isEqualTo(role.version());
            KernelActor boss = world.actor(world.person("boss", User.ADMINISTRATOR.to(true)));
            refused(world, boss, role.ref(), Role.LABEL.to("Mine"));
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void somebodyActiveRemainsAnAdministrator(Dialect dialect) {
        try (World world = world(dialect)) {
            UUID boss = world.person("boss", User.ADMINISTRATOR.to(true));
            KernelActor actor = world.actor(boss);
            refused(world, actor, World.user(boss), User.ACTIVE.to(false));
            refused(world, actor, World.user(boss), User.ADMINISTRATOR.to(false));

            Row chief = world.create(
                    actor, Role.NAME, Role.ROLE_NAME.to("chief"), Role.LABEL.to("Chief"), Role.ADMINISTRATOR.to(true));
            UUID second = world.person("second", User.ROLES.to(List.of(chief.ref())));
            world.update(actor, World.user(boss), User.ADMINISTRATOR.to(false));
            KernelActor next = world.actor(second);
            refused(world, next, World.user(second), User.ROLES.to(List.of()));
            refused(world, next, chief.ref(), Role.ADMINISTRATOR.to(false));
            assertThat(refusal(() -> world.data.write(next, records -> {
                                records.delete(records.get(chief.ref()));
                                return true;
                            }))
                            .code())
                    .isEqualTo(Refusal.Code.CONFLICT);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void twoAdministratorsCannotDismissEachOtherAtTheSameMoment(Dialect dialect) throws Exception {
        try (World world = world(dialect);
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            UUID first = world.person("first", User.ADMINISTRATOR.to(true));
            UUID second = world.person("second", User.ADMINISTRATOR.to(true));
            for (int round = 0; round < 5; round++) {
                KernelActor one = world.actor(first);
                KernelActor two = world.actor(second);
                CyclicBarrier together = new CyclicBarrier(2);
                List<Future<Boolean>> dismissals = List.of(
                        threads.submit(() -> dismisses(world, one, second, together)),
                        threads.submit(() -> dismisses(world, two, first, together)));
                for (Future<Boolean> dismissal : dismissals) {
                    dismissal.get();
                }
                List<UUID> left = Stream.of(first, second)
                        .filter(user -> world.policy.state().person(user).isPresent())
                        .toList();
                assertThat(left).hasSize(1);
                UUID gone = left.contains(first) ? second : first;
                world.update(world.actor(left.getFirst()), World.user(gone), User.ACTIVE.to(true));
            }
        }
    }

    private static boolean dismisses(World world, KernelActor by, UUID whom, CyclicBarrier together) throws Exception {
        together.await();
        try {
            world.update(by, World.user(whom), User.ACTIVE.to(false));
            return true;
        } catch (Refusal refused) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void usersAreDeactivatedAndNotDeleted(Dialect dialect) {
        try (World world = world(dialect)) {
            KernelActor boss = world.actor(world.person("boss", User.ADMINISTRATOR.to(true)));
            UUID ada = world.person("ada");
            assertThat(refusal(() -> world.data.write(boss, records -> {
                                records.delete(records.get(World.user(ada)));
                                return true;
                            }))
                            .code())
                    .isEqualTo(Refusal.Code.CONFLICT);
        }
    }

    @ParameterizedTest
    @Tag("S-41")
    @MethodSource(DATABASES)
    void loginsAreFoldedAndUnique(Dialect dialect) {
        try (World world = world(dialect)) {
            KernelActor boss = world.actor(world.person("boss", User.ADMINISTRATOR.to(true)));
            Row user = world.create(boss, User.NAME, User.LOGIN.to("Ada"), User.FULL_NAME.to("Ada"));
            assertThat(user.get(User.LOGIN)).isEqualTo("ada");
            assertThat(refusal(() -> world.create(boss, User.NAME, User.LOGIN.to("ADA"), User.FULL_NAME.to("Eve")))
                            .code())
                    .isEqualTo(Refusal.Code.CONFLICT);
            assertThat(refusal(() -> world.create(boss, User.NAME, User.LOGIN.to("a b"), User.FULL_NAME.to("Eve")))
                            .code())
                    .isEqualTo(Refusal.Code.INVALID);
            assertThat(world.create(boss, User.NAME, User.LOGIN.to("adá"), User.FULL_NAME.to("Eve"))
                            .get(User.LOGIN))
                    .isEqualTo("adá");
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void theReportingLineHasNoCircles(Dialect dialect) {
        try (World world = world(dialect)) {
            UUID chief = world.person("chief");
            UUID head = world.person("head", User.MANAGER.to(World.user(chief)));
            UUID clerk = world.person("clerk", User.MANAGER.to(World.user(head)));
            refused(world, world.kernel(), World.user(chief), User.MANAGER.to(World.user(clerk)));
            refused(world, world.kernel(), World.user(chief), User.MANAGER.to(World.user(chief)));
            assertThat(world.policy.of(world.actor(chief)).subordinates()).containsExactlyInAnyOrder(head, clerk);
        }
    }

    @ParameterizedTest
    @Tag("S-36")
    @MethodSource(DATABASES)
    void nobodyGivesMoreThanTheyHave(Dialect dialect) {
        try (World world = world(dialect)) {
            UUID boss = world.person("boss", User.ADMINISTRATOR.to(true));
            Ref keeping = role(world, "system.user_keeper");
            Ref reading = role(world, "demo.reader");
            UUID keeper = world.person("keeper", User.ROLES.to(List.of(keeping)));
            KernelActor actor = world.actor(keeper);
            Row ada = world.create(actor, User.NAME, User.LOGIN.to("ada"), User.FULL_NAME.to("Ada"));
            world.update(actor, ada.ref(), User.ROLES.to(List.of(keeping)));
            refused(world, actor, ada.ref(), User.ROLES.to(List.of(keeping, reading)));
            refused(world, actor, ada.ref(), User.ADMINISTRATOR.to(true));
            refused(world, actor, World.user(keeper), User.ROLES.to(List.of(keeping, reading)));
            refused(world, actor, World.user(keeper), User.ADMINISTRATOR.to(true));
            refused(world, actor, World.user(boss), User.ACTIVE.to(false));
            refused(world, actor, World.user(boss), User.FULL_NAME.to("Somebody"));
            refused(world, actor, reading, Role.LABEL.to("Other"));
            world.update(actor, World.user(keeper), User.FULL_NAME.to("The keeper"));
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void everybodyKeepsTheOwnProfileAndNothingElse(Dialect dialect) {
        try (World world = world(dialect)) {
            UUID ada = world.person("ada", User.EMAIL.to("ada@example.org"));
            UUID bob = world.person("bob", User.EMAIL.to("bob@example.org"));
            KernelActor actor = world.actor(ada);
            Row me = world.update(actor, World.user(ada), User.LOCALE.to("cs"), User.ZONE.to("Europe/Prague"));
            assertThat(me.get(User.EMAIL)).isEqualTo("ada@example.org");
            assertThat(world.policy.actor(ada).zone().getId()).isEqualTo("Europe/Prague");
            refused(world, actor, World.user(ada), User.ACTIVE.to(false));
            refused(world, actor, World.user(ada), User.ZONE.to("Mars/Base"));
            refused(world, actor, World.user(bob), User.FULL_NAME.to("Bob"));
            Row other = world.data.read(actor, records -> records.get(World.user(bob)));
            assertThat(other.get(User.FULL_NAME)).isEqualTo("Person bob");
            assertThat(catchThrowableOfType(IllegalArgumentException.class, () -> other.find(User.EMAIL)) != null
                            || other.find(User.EMAIL).isEmpty())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void rolesSpeakOfWhatExists(Dialect dialect) {
        try (World world = world(dialect)) {
            KernelActor boss = world.actor(world.person("boss", User.ADMINISTRATOR.to(true)));
            Row role = world.data.write(
                    boss,
                    records -> records.create(
                            Role.NAME,
                            Role.ROLE_NAME.to("writer"),
                            Role.LABEL.to("Writer"),
                            Role.GRANTS.to(List.of(records.part(
                                    Grant.NAME,
                                    Grant.ENTITY.to("demo.note"),
                                    Grant.VERBS.to(Set.of(Choice.of("read"), Choice.of("update"))),
                                    Grant.CONDITION.to(TEXT.is("mine")),
                                    Grant.ONLY_FIELDS.to("text, colour"))))));
            assertThat(role.get(Role.GRANTS))
                    .singleElement()
                    .satisfies(grant -> assertThat(grant.get(Grant.SCOPE)).isEqualTo(Grant.ALL));
            UUID ada = world.person("ada", User.ROLES.to(List.of(role.ref())));
            assertThat(world.policy.of(world.actor(ada)).rights(NOTE, org.kontor.api.Verb.READ))
                    .singleElement()
                    .satisfies(right -> assertThat(right.condition()).isEqualTo(TEXT.is("mine")));
            grantRefused(world, boss, Grant.ENTITY.to("demo.nothing"));
            grantRefused(world, boss, Grant.ENTITY.to("demo.note"), Grant.ONLY_FIELDS.to("text,colr"));
            grantRefused(world, boss, Grant.ENTITY.to("demo.note"), Grant.CONDITION.to(User.LOGIN.is("ada")));
            grantRefused(world, boss, Grant.ENTITY.to("system.grant"), Grant.SCOPE.to(Choice.of("own")));
            assertThat(refusal(() -> world.data.write(
                                    boss,
                                    records -> records.create(
                                            Role.NAME,
                                            Role.ROLE_NAME.to("other"),
                                            Role.LABEL.to("Other"),
                                            Role.PERMISSIONS.to(List.of(records.part(
                                                    RolePermission.NAME,
                                                    RolePermission.PERMISSION.to("system.administer")))))))
                            .code())
                    .isEqualTo(Refusal.Code.INVALID);
        }
    }

    private static void grantRefused(World world, KernelActor boss, Assignment... grant) {
        List<Assignment> all = new java.util.ArrayList<>(List.of(grant));
        all.add(Grant.VERBS.to(Set.of(Choice.of("read"))));
        assertThat(refusal(() -> world.data.write(
                                boss,
                                records -> records.create(
                                        Role.NAME,
                                        Role.ROLE_NAME.to("other"),
                                        Role.LABEL.to("Other"),
                                        Role.GRANTS.to(
                                                List.of(records.part(Grant.NAME, all.toArray(Assignment[]::new)))))))
                        .code())
                .isEqualTo(Refusal.Code.INVALID);
    }
}
