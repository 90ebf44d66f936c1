package org.kontor.core.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.core.system.UsersTest.DAYS;
import static org.kontor.core.system.UsersTest.NOTE;
import static org.kontor.core.system.UsersTest.TEXT;
import static org.kontor.core.system.UsersTest.refusal;
import static org.kontor.core.system.UsersTest.refused;
import static org.kontor.core.system.UsersTest.role;
import static org.kontor.core.system.UsersTest.world;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.api.Choice;
import org.kontor.api.Query;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.core.access.KernelActor;
import org.kontor.core.database.Dialect;

/** Sharing, lists, settings and kept searches. */
class KeptThingsTest {
    private static final String DATABASES = UsersTest.DATABASES;

    @ParameterizedTest
    @MethodSource(DATABASES)
    void theSuperiorSeesSubordinatesRecordsAndOthersSeeWhatIsSharedWithThem(Dialect dialect) {
        try (World world = world(dialect)) {
            List<Ref> reader = List.of(role(world, "demo.reader"));
            UUID chief = world.person("chief", User.ROLES.to(reader));
            UUID clerk = world.person("clerk", User.ROLES.to(reader), User.MANAGER.to(World.user(chief)));
            UUID other = world.person("other", User.ROLES.to(reader));
            Ref note = world.create(world.actor(clerk), NOTE, TEXT.to("mine")).ref();
            assertThat(sees(world, chief, note)).isTrue();
            assertThat(sees(world, other, note)).isFalse();

            assertThat(refusal(() -> world.shares.share(world.actor(other), note, World.user(other), true))
                            .code())
                    .isEqualTo(Refusal.Code.NOT_FOUND);
            assertThat(refusal(() -> world.shares.share(world.actor(chief), note, World.user(other), true))
                            .code())
                    .isEqualTo(Refusal.Code.FORBIDDEN);
            Share share = world.shares.share(world.actor(clerk), note, World.user(other), false);
            assertThat(sees(world, other, note)).isTrue();
            refused(world, world.actor(other), note, TEXT.to("changed"));
            world.shares.share(world.actor(clerk), note, World.user(other), true);
            world.update(world.actor(other), note, TEXT.to("changed"));
            List<Share> shares = world.shares.list(world.actor(clerk), note);
            assertThat(shares).singleElement().satisfies(now -> {
                assertThat(now.canEdit()).isTrue();
                assertThat(now.name()).isEqualTo("Person other");
                assertThat(now.id()).isNotEqualTo(share.id());
            });
            world.shares.revoke(world.actor(clerk), note, shares.getFirst().id());
            assertThat(sees(world, other, note)).isFalse();

            Ref team = world.create(world.kernel(), Team.NAME, Team.TEAM_NAME.to("Sales"))
                    .ref();
            world.update(world.kernel(), World.user(other), User.TEAMS.to(List.of(team)));
            world.shares.share(world.actor(clerk), note, team, false);
            assertThat(sees(world, other, note)).isTrue();
            assertThat(refusal(() -> world.shares.share(world.actor(clerk), note, World.user(UUID.randomUUID()), false))
                            .code())
                    .isEqualTo(Refusal.Code.INVALID);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void whoeverIsInNoTeamSeesNoTeamsRecords(Dialect dialect) {
        try (World world = world(dialect)) {
            Ref lister = world.data
                    .write(
                            world.kernel(),
                            records -> records.create(
                                    Role.NAME,
                                    Role.ROLE_NAME.to("lister"),
                                    Role.LABEL.to("Lister"),
                                    Role.GRANTS.to(List.of(records.part(
                                            Grant.NAME,
                                            Grant.ENTITY.to("demo.note"),
                                            Grant.VERBS.to(Set.of(Choice.of("read"))),
                                            Grant.SCOPE.to(Choice.of("team")))))))
                    .ref();
            Ref sales = world.create(world.kernel(), Team.NAME, Team.TEAM_NAME.to("Sales"))
                    .ref();
            UUID author = world.person(
                    "author", User.MAIN_TEAM.to(sales), User.ROLES.to(List.of(role(world, "demo.reader"))));
            UUID alone = world.person("alone", User.ROLES.to(List.of(lister)));
            UUID member = world.person("member", User.ROLES.to(List.of(lister)), User.TEAMS.to(List.of(sales)));
            Ref note = world.create(world.actor(author), NOTE, TEXT.to("ours")).ref();
            assertThat(sees(world, alone, note)).isFalse();
            assertThat(sees(world, member, note)).isTrue();
            world.update(world.kernel(), World.user(member), User.TEAMS.to(List.of()));
            assertThat(sees(world, member, note)).as("after leaving the team").isFalse();
        }
    }

    private static boolean sees(World world, UUID user, Ref record) {
        return world.data.read(
                world.actor(user), records -> records.find(record).isPresent());
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void listsAreEditedAndKeepWhatRecordsHold(Dialect dialect) {
        try (World world = world(dialect)) {
            KernelActor boss = world.actor(world.person("boss", User.ADMINISTRATOR.to(true)));
            world.create(
                    boss,
                    ChoiceValue.NAME,
                    ChoiceValue.LIST.to("demo.colour"),
                    ChoiceValue.VALUE_NAME.to("blue"),
                    ChoiceValue.LABEL.to("Azure"),
                    ChoiceValue.RANK.to(5L));
            Row red = world.data.read(
                    boss,
                    records -> records.list(Query.of(ChoiceValue.NAME).where(ChoiceValue.VALUE_NAME.is("red")))
                            .rows()
                            .getFirst());
            refused(world, boss, red.ref(), ChoiceValue.VALUE_NAME.to("crimson"));
            world.update(boss, red.ref(), ChoiceValue.ACTIVE.to(false));
            assertThat(ChoiceLists.options(world.database, world.contributions).get("demo.colour"))
                    .extracting(option -> option.name() + " " + option.label() + " " + option.active())
                    .containsExactly("blue Azure true", "red Red false", "green Green true");
            assertThat(refusal(() -> world.create(
                                    boss,
                                    ChoiceValue.NAME,
                                    ChoiceValue.LIST.to("demo.shape"),
                                    ChoiceValue.VALUE_NAME.to("round"),
                                    ChoiceValue.LABEL.to("Round")))
                            .code())
                    .isEqualTo(Refusal.Code.INVALID);
            assertThat(refusal(() -> world.data.write(boss, records -> {
                                records.delete(records.get(red.ref()));
                                return true;
                            }))
                            .code())
                    .isEqualTo(Refusal.Code.CONFLICT);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aSettingIsSeenByTheNextCall(Dialect dialect) {
        try (World world = world(dialect)) {
            KernelActor boss = world.actor(world.person("boss", User.ADMINISTRATOR.to(true)));
            assertThat(world.settings.of("demo").find(DAYS)).isEmpty();
            Row setting = world.create(
                    boss,
                    SettingRecord.NAME,
                    SettingRecord.PLUGIN.to("demo"),
                    SettingRecord.SETTING_NAME.to("days"),
                    SettingRecord.CONTENT.to("14"));
            assertThat(world.settings.of("demo").get(DAYS, 7L)).isEqualTo(14);
            refused(world, boss, setting.ref(), SettingRecord.CONTENT.to("many"));
            world.update(boss, setting.ref(), SettingRecord.CONTENT.to(null));
            assertThat(world.settings.of("demo").get(DAYS, 7L)).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aSearchIsKeptForItsOwner(Dialect dialect) {
        try (World world = world(dialect)) {
            UUID ada = world.person("ada", User.ROLES.to(List.of(role(world, "demo.reader"))));
            UUID bob = world.person("bob");
            Ref query = world.create(
                            world.actor(ada),
                            SavedQuery.NAME,
                            SavedQuery.QUERY_NAME.to("Mine"),
                            SavedQuery.ENTITY.to("demo.note"),
                            SavedQuery.CONDITION.to(TEXT.contains("a")),
                            SavedQuery.SORT.to("-text"),
                            SavedQuery.COLUMNS.to("text, colour"))
                    .ref();
            assertThat(sees(world, ada, query)).isTrue();
            assertThat(sees(world, bob, query)).isFalse();
            world.shares.share(world.actor(ada), query, World.user(bob), false);
            assertThat(sees(world, bob, query)).isTrue();
            refused(world, world.actor(ada), query, SavedQuery.SORT.to("colr"));
        }
    }
}
