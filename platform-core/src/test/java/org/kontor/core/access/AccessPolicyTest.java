package org.kontor.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kontor.api.Condition;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Grant;
import org.kontor.api.Permission;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Role;
import org.kontor.api.Row;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.core.access.RightsState.StoredGrant;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.Identifiers;

class AccessPolicyTest {
    private static final EntityName ORDER = EntityName.of("shop", "order");
    private static final EntityName LINE = EntityName.of("shop", "line");
    private static final Field<String> CITY = ORDER.text("city");
    private static final Field<String> NOTE = ORDER.text("note");
    private static final Field<String> SECRET = ORDER.text("secret").sensitive();
    private static final Field<String> RENAMED = ORDER.text("region").formerly("area");
    private static final Field<List<Row>> LINES = ORDER.parts("lines", LINE);
    private static final Field<String> PRODUCT = LINE.text("product");
    private static final Field<String> COST = LINE.text("cost").sensitive();
    private static final Field<String> EXTRA = ORDER.text("extra_score");
    private static final Permission SHIP = Permission.of("shop", "ship", "Ship");

    private static final Contribution SYSTEM = Contribution.of("system", "System")
            .entities(
                    Entity.of(CatalogBuilder.USER, "User", "Users")
                            .fields(CatalogBuilder.USER.text("full_name"), CatalogBuilder.USER.email("email")),
                    Entity.of(CatalogBuilder.TEAM, "Team", "Teams").fields(CatalogBuilder.TEAM.text("name")));
    private static final Contribution SHOP = Contribution.of("shop", "Shop")
            .entities(
                    Entity.of(ORDER, "Order", "Orders")
                            .fields(CITY, NOTE, SECRET, RENAMED, LINES)
                            .owned(),
                    Entity.of(LINE, "Line", "Lines").fields(PRODUCT, COST))
            .permissions(SHIP)
            .roles(Role.of("shop", "clerk", "Clerk")
                    .grant(Grant.on(ORDER, Verb.READ).within(Scope.TEAM))
                    .may(SHIP));
    private static final Contribution EXTENDING =
            Contribution.of("extra", "Extra").fields(ORDER, EXTRA).needs(CatalogBuilder.USER, Verb.READ);
    private static final List<Contribution> ALL = List.of(SYSTEM, SHOP, EXTENDING);
    private static final Catalog CATALOG = new CatalogBuilder(ALL, Map.of(), Identifiers.lowerCase()).build();
    private final TestClock clock = new TestClock();
    private final List<RightsState.User> users = new ArrayList<>();
    private final List<RightsState.Role> roles = new ArrayList<>();
    private final List<RightsState.Token> tokens = new ArrayList<>();
    private RightsState state = RightsState.of(List.of(), List.of(), List.of(), List.of(), Map.of());
    private final AccessPolicy policy =
            new AccessPolicy(() -> state, CATALOG, ALL, clock, () -> Usual.PLAIN, HiddenValues.NONE);

    private UUID role(StoredGrant... grants) {
        UUID id = UUID.randomUUID();
        roles.add(new RightsState.Role(id, "role" + roles.size(), "Role", false, false, List.of(grants), Set.of()));
        return id;
    }

    private static StoredGrant grant(
            EntityName entity,
            Set<Verb> verbs,
            Scope scope,
            @Nullable Condition condition,
            @Nullable Set<String> only) {
        String text = condition == null ? null : CATALOG.conditionJson().storedText(condition);
        return new StoredGrant(entity.toString(), verbs, scope, text, only, Set.of(), Set.of());
    }

    private static StoredGrant reading(EntityName entity) {
        return grant(entity, Set.of(Verb.READ), Scope.ALL, null, null);
    }

    private UUID user(@Nullable UUID manager, boolean isActive, UUID... roles) {
        UUID id = UUID.randomUUID();
        users.add(new RightsState.User(
                id,
                "user" + users.size(),
                "User",
                null,
                Locale.ENGLISH,
                ZoneOffset.UTC,
                true,
                isActive,
                false,
                manager,
                null,
                Set.of(),
                Set.of(roles)));
        return id;
    }

    private Access access(UUID user) {
        return policy.of(actor(user));
    }

    private KernelActor actor(UUID user) {
        state = RightsState.of(users, List.of(), roles, tokens, Map.of());
        return policy.actor(user);
    }

    private static Set<String> open(List<Right> rights, EntityName entity) {
        return CATALOG.get(entity).declaredFields().stream()
                .filter(field ->
                        rights.stream().anyMatch(right -> right.fields().includes(field)))
                .map(field -> field.name())
                .collect(Collectors.toSet());
    }

    @Test
    void whoeverWasGivenNothingMayNothing() {
        Access access = access(user(null, true));
        for (Verb verb : Verb.values()) {
            assertThat(access.rights(ORDER, verb)).isEmpty();
            assertThat(access.rights(LINE, verb)).isEmpty();
            assertThat(access.rights(EntityName.of("no", "such"), verb)).isEmpty();
        }
        assertThat(access.may(SHIP.id())).isFalse();
        assertThat(access.may("no.such")).isFalse();
    }

    @Test
    void fieldsOfOneRightAreNotOpenOnTheRecordsOfAnother() {
        Condition praha = CITY.is("Praha");
        UUID first = role(grant(ORDER, Set.of(Verb.READ), Scope.ALL, praha, Set.of("city")));
        UUID second = role(grant(ORDER, Set.of(Verb.READ), Scope.OWN, null, Set.of("note")));
        List<Right> rights = access(user(null, true, first, second)).rights(ORDER, Verb.READ);
        assertThat(rights).hasSize(2);
        assertThat(rights).anySatisfy(right -> {
            assertThat(right.condition()).isEqualTo(praha);
            assertThat(open(List.of(right), ORDER)).containsExactly("city");
        });
        assertThat(rights).anySatisfy(right -> {
            assertThat(right.scope()).isEqualTo(Scope.OWN);
            assertThat(open(List.of(right), ORDER)).containsExactly("note");
        });
    }

    @Test
    void aSensitiveFieldIsOpenOnlyWhereAGrantNamesIt() {
        UUID plain = user(null, true, role(reading(ORDER)));
        assertThat(open(access(plain).rights(ORDER, Verb.READ), ORDER))
                .containsExactlyInAnyOrder("city", "note", "region", "lines", "extra_score");
        UUID named = user(
                null,
                true,
                role(new StoredGrant(
                        ORDER.toString(), Set.of(Verb.READ), Scope.ALL, null, null, Set.of("note"), Set.of("secret"))));
        assertThat(open(access(named).rights(ORDER, Verb.READ), ORDER))
                .containsExactlyInAnyOrder("city", "region", "lines", "secret", "extra_score");
    }

    @Test
    void aRenamedFieldKeepsWhatWasSaidOfIt() {
        UUID user = user(
                null,
                true,
                role(new StoredGrant(
                        ORDER.toString(), Set.of(Verb.READ), Scope.ALL, null, null, Set.of("area"), Set.of())));
        assertThat(open(access(user).rights(ORDER, Verb.READ), ORDER)).doesNotContain("region");
    }

    @Test
    void aGrantWhoseConditionCannotBeReadAnyMoreGivesNothing() {
        String gone = "{\"entity\":\"shop.order\",\"where\":{\"colour\":{\"is\":\"red\"}}}";
        String other = CATALOG.conditionJson().storedText(PRODUCT.is("x"));
        for (String condition : List.of(gone, other, "{", "null", "{}")) {
            UUID user = user(
                    null,
                    true,
                    role(new StoredGrant(
                            ORDER.toString(), Set.of(Verb.READ), Scope.ALL, condition, null, Set.of(), Set.of())));
            assertThat(access(user).rights(ORDER, Verb.READ)).as(condition).isEmpty();
        }
        assertThat(access(user(
                                null,
                                true,
                                role(grant(EntityName.of("gone", "thing"), Set.of(Verb.READ), Scope.ALL, null, null))))
                        .rights(EntityName.of("gone", "thing"), Verb.READ))
                .isEmpty();
    }

    @Test
    void partsArePermittedWithTheirParent() {
        UUID reader = user(null, true, role(reading(ORDER)));
        assertThat(open(access(reader).rights(LINE, Verb.READ), LINE)).containsExactly("product");
        assertThat(access(reader).rights(LINE, Verb.UPDATE)).isEmpty();
        UUID writer = user(null, true, role(grant(ORDER, Set.of(Verb.READ, Verb.UPDATE), Scope.OWN, null, null)));
        for (Verb verb : List.of(Verb.CREATE, Verb.UPDATE, Verb.DELETE)) {
            assertThat(open(access(writer).rights(LINE, verb), LINE)).containsExactly("product");
        }
        assertThat(access(user(null, true, role(reading(LINE)))).rights(LINE, Verb.READ))
                .as("a grant on the part alone opens no parent")
                .isEmpty();
    }

    @Test
    void aGrantThatNamesThePartSaysWhichOfItsFieldsAreOpen() {
        StoredGrant named = new StoredGrant(
                LINE.toString(), Set.of(Verb.READ), Scope.ALL, null, null, Set.of("product"), Set.of("cost"));
        UUID user = user(null, true, role(reading(ORDER), named));
        assertThat(open(access(user).rights(LINE, Verb.READ), LINE)).containsExactly("cost");
    }

    @Test
    void superiorsHaveEverybodyBelowThemAndCirclesDoNoHarm() {
        UUID chief = user(null, true);
        UUID head = user(chief, true);
        UUID gone = user(head, false);
        UUID clerk = user(gone, true);
        UUID outside = user(null, true);
        assertThat(access(chief).subordinates()).containsExactlyInAnyOrder(head, gone, clerk);
        assertThat(access(clerk).subordinates()).isEmpty();
        assertThat(access(outside).subordinates()).isEmpty();

        UUID a = UUID.randomUUID();
        UUID b = user(a, true);
        users.add(new RightsState.User(
                a, "a", "A", null, Locale.ENGLISH, ZoneOffset.UTC, true, true, false, b, null, Set.of(), Set.of()));
        assertThat(access(a).subordinates()).containsExactly(b);
        assertThat(access(b).subordinates()).containsExactly(a);
    }

    @Test
    void aLongReportingLineIsWalkedToItsEnd() {
        UUID chief = user(null, true);
        UUID above = chief;
        for (int i = 0; i < 20_000; i++) {
            above = user(above, true);
        }
        assertThat(access(chief).subordinates()).hasSize(20_000);
    }

    @Test
    void anAdministratorMayEverythingAndAFormerOneNothing() {
        UUID role = UUID.randomUUID();
        roles.add(new RightsState.Role(role, "boss", "Boss", true, false, List.of(), Set.of()));
        UUID user = user(null, true, role);
        KernelActor actor = actor(user);
        assertThat(policy.of(actor).rights(ORDER, Verb.DELETE)).singleElement().matches(Right::isUnlimited);
        assertThat(actor.may(SHIP)).isTrue();
        roles.clear();
        state = RightsState.of(users, List.of(), roles, tokens, Map.of());
        assertThat(policy.of(actor).rights(ORDER, Verb.DELETE)).isEmpty();
        assertThat(actor.may(SHIP)).isFalse();
    }

    @Test
    void whoeverIsDeactivatedIsSignedOut() {
        UUID user = user(null, true);
        KernelActor actor = actor(user);
        users.clear();
        user(null, false);
        state = RightsState.of(users, List.of(), roles, tokens, Map.of());
        assertThatThrownBy(() -> policy.of(actor))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.UNAUTHENTICATED));
    }

    @Test
    void aPluginsRoleSaysItselfWhatItGrants() {
        UUID role = UUID.randomUUID();
        roles.add(new RightsState.Role(role, "shop.clerk", "Clerk", false, true, List.of(reading(LINE)), Set.of()));
        UUID gone = UUID.randomUUID();
        roles.add(new RightsState.Role(
                gone, "away.clerk", "Clerk", false, true, List.of(reading(ORDER)), Set.of("shop.ship")));
        Access access = access(user(null, true, role));
        assertThat(access.rights(ORDER, Verb.READ)).hasSize(1);
        assertThat(access.rights(ORDER, Verb.READ).getFirst().scope()).isEqualTo(Scope.TEAM);
        assertThat(access.may("shop.ship")).isTrue();
        Access dormant = access(user(null, true, gone));
        assertThat(dormant.rights(ORDER, Verb.READ)).isEmpty();
        assertThat(dormant.may("shop.ship")).isFalse();
    }

    @Test
    void aTokenIsBoundedByItsOwnRightsAndItsUsersPresentOnes() {
        UUID role =
                role(grant(ORDER, Set.of(Verb.READ, Verb.UPDATE), Scope.ALL, null, null), reading(CatalogBuilder.TEAM));
        UUID user = user(null, true, role);
        Access all = token(user, TokenRights.everything());
        assertThat(all.rights(ORDER, Verb.UPDATE)).isNotEmpty();
        assertThat(all.rights(ORDER, Verb.DELETE)).isEmpty();

        Access reading = token(user, TokenRights.reading());
        assertThat(reading.rights(ORDER, Verb.READ)).isNotEmpty();
        assertThat(reading.rights(ORDER, Verb.UPDATE)).isEmpty();
        assertThat(reading.rights(LINE, Verb.UPDATE)).isEmpty();

        TokenRights orders = new TokenRights(false, Map.of(ORDER.toString(), Set.of(Verb.READ, Verb.DELETE)), Set.of());
        Access narrow = token(user, orders);
        assertThat(narrow.rights(ORDER, Verb.READ)).isNotEmpty();
        assertThat(narrow.rights(LINE, Verb.READ)).isNotEmpty();
        assertThat(narrow.rights(ORDER, Verb.UPDATE)).isEmpty();
        assertThat(narrow.rights(ORDER, Verb.DELETE))
                .as("not even its user may")
                .isEmpty();
        assertThat(narrow.rights(CatalogBuilder.TEAM, Verb.READ)).isEmpty();
        assertThat(TokenRights.stored(false, orders.entitiesText(), orders.permissionsText()))
                .isEqualTo(orders);

        roles.clear();
        assertThat(token(user, TokenRights.everything()).rights(ORDER, Verb.READ))
                .as("its user lost the role")
                .isEmpty();
    }

    @Test
    void anExpiredOrRevokedTokenIsSignedOut() {
        UUID user = user(null, true, role(reading(ORDER)));
        Access access = token(user, TokenRights.everything());
        KernelActor actor = access.actor();
        clock.pass(Duration.ofHours(2));
        assertThatThrownBy(() -> policy.of(actor)).isInstanceOf(Refusal.class);
        clock.pass(Duration.ofHours(-2));
        assertThat(policy.of(actor).rights(ORDER, Verb.READ)).isNotEmpty();
        state = RightsState.of(users, List.of(), roles, List.of(), Map.of());
        assertThatThrownBy(() -> policy.of(actor)).isInstanceOf(Refusal.class);
    }

    private Access token(UUID user, TokenRights rights) {
        UUID id = UUID.randomUUID();
        tokens.add(new RightsState.Token(
                id, user, "token", id.toString(), rights, clock.instant().plus(Duration.ofHours(1))));
        state = RightsState.of(users, List.of(), roles, tokens, Map.of());
        return policy.of(policy.actor(user, id));
    }

    @Test
    void aPluginHasItsOwnWholeAndOfOthersItsFieldsAndItsNeeds() {
        Access shop = policy.of(AccessPolicy.self("shop"));
        assertThat(shop.rights(ORDER, Verb.DELETE)).containsExactly(Right.whole());
        assertThat(shop.rights(LINE, Verb.UPDATE)).containsExactly(Right.whole());
        assertThat(shop.rights(CatalogBuilder.USER, Verb.READ)).isEmpty();

        Access extra = policy.of(AccessPolicy.self("extra"));
        assertThat(open(extra.rights(ORDER, Verb.READ), ORDER)).containsExactly("extra_score");
        assertThat(open(extra.rights(ORDER, Verb.UPDATE), ORDER)).containsExactly("extra_score");
        assertThat(extra.rights(ORDER, Verb.CREATE)).isEmpty();
        assertThat(extra.rights(ORDER, Verb.DELETE)).isEmpty();
        assertThat(extra.rights(CatalogBuilder.USER, Verb.READ)).isNotEmpty();
        assertThat(extra.rights(CatalogBuilder.USER, Verb.UPDATE)).isEmpty();
        assertThat(policy.of(AccessPolicy.self("unheard_of")).rights(ORDER, Verb.READ))
                .isEmpty();
    }

    @Test
    void inAPluginsRightThePersonStaysWhoActs() {
        UUID user = user(null, true);
        Access own = policy.through(access(user), AccessPolicy.self("shop"));
        assertThat(own.user()).isEqualTo(user);
        assertThat(own.through()).contains("shop");
        assertThat(own.rights(ORDER, Verb.CREATE)).containsExactly(Right.whole());
        assertThatThrownBy(() -> policy.through(own, actor(user))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everybodyKnowsColleaguesByNameOnlyAndKeepsTheOwnProfile() {
        Access access = access(user(null, true));
        List<Right> reading = access.rights(CatalogBuilder.USER, Verb.READ);
        Set<String> ofAll = reading.stream()
                .filter(Right::isUnlimited)
                .flatMap(right -> open(List.of(right), CatalogBuilder.USER).stream())
                .collect(Collectors.toSet());
        assertThat(ofAll).containsExactly("full_name");
        assertThat(access.rights(CatalogBuilder.USER, Verb.UPDATE))
                .allSatisfy(right -> assertThat(right.isUnlimited()).isFalse());
        assertThat(access.rights(CatalogBuilder.USER, Verb.CREATE)).isEmpty();
    }

    @Test
    void aTechnicalUserHasTheSameIdEverywhere() {
        assertThat(AccessPolicy.selfId("contacts")).isEqualTo(AccessPolicy.selfId("contacts"));
        assertThat(AccessPolicy.selfId("contacts").version()).isEqualTo(8);
        assertThat(AccessPolicy.selfId("contacts").variant()).isEqualTo(2);
        assertThat(AccessPolicy.self("contacts").ref())
                .isEqualTo(Ref.of(CatalogBuilder.USER, AccessPolicy.selfId("contacts")));
    }
}
