package org.kontor.core.access;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Actor;
import org.kontor.api.Contribution;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Permission;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Role;
import org.kontor.api.Verb;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.CatalogBuilder;

/** Who may do what: the only maker of an {@link Access}. One for each platform. */
public final class AccessPolicy {
    /** The kernel's own plugin id; its actor may do everything. */
    public static final String KERNEL = "system";
    /** Held by administrators, and by nobody else. */
    public static final Permission ADMINISTER = Permission.of(KERNEL, "administer", "Administer everything");

    private final Supplier<RightsState> store;
    private final Catalog catalog;
    private final Clock clock;
    private final Supplier<Usual> usual;
    private final HiddenValues hidden;
    private final Map<String, Role> declaredRoles = new HashMap<>();
    private final Map<String, Map<EntityName, Set<Verb>>> needs = new HashMap<>();
    private volatile @Nullable Resolved resolved;

    /** What one user may do, and where they stand. */
    private record Person(UserRights rights, Access.Membership membership) {}

    /** What was worked out of one state; forgotten with it. */
    private record Resolved(RightsState state, Map<UUID, Person> people, Map<UUID, RoleRights> roles) {
        Resolved(RightsState state) {
            this(state, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }
    }

    /**
     * @param contributions of all plugins of the platform, the kernel's own among them
     * @param usual what holds of whoever chose nothing of their own
     * @param hidden which values of lists are not for somebody to choose
     */
    public AccessPolicy(
            RightsStore store,
            Catalog catalog,
            List<Contribution> contributions,
            Clock clock,
            Supplier<Usual> usual,
            HiddenValues hidden) {
        this(store::state, catalog, contributions, clock, usual, hidden);
    }

    AccessPolicy(
            Supplier<RightsState> store,
            Catalog catalog,
            List<Contribution> contributions,
            Clock clock,
            Supplier<Usual> usual,
            HiddenValues hidden) {
        this.usual = usual;
        this.hidden = hidden;
        this.store = store;
        this.catalog = catalog;
        this.clock = clock;
        for (Contribution contribution : contributions) {
            contribution.roles().forEach(role -> declaredRoles.put(roleName(role), role));
            Map<EntityName, Set<Verb>> asked = new HashMap<>();
            contribution
                    .needs()
                    .forEach(need -> asked.computeIfAbsent(need.entity(), key -> EnumSet.noneOf(Verb.class))
                            .addAll(need.verbs()));
            needs.put(contribution.pluginId(), asked);
        }
    }

    /** How a declared role is called among all roles: {@code contacts.sales}. */
    public static String roleName(Role role) {
        return role.plugin() + "." + role.name();
    }

    /**
     * What an actor may do now.
     *
     * @throws Refusal UNAUTHENTICATED when the user or the token is no longer in force
     * @throws IllegalArgumentException for an actor that the kernel did not make
     */
    public Access of(Actor actor) {
        KernelActor known = kernelActor(actor);
        String plugin = known.plugin();
        if (plugin != null) {
            return new Access(known, plugin, Access.Membership.NONE, own(plugin));
        }
        Resolved now = resolved();
        RightsState.User user = now.state().person(known.ref().id()).orElseThrow(AccessPolicy::signedOut);
        Person person = now.people().computeIfAbsent(user.id(), id -> person(now, user));
        Access.Rights rights = known.tokenId() == null
                ? person.rights()
                : new LimitedRights(catalog, person.rights(), token(now.state(), known));
        return new Access(
                known, null, person.membership(), new PlayedRights(catalog, new AttachedRights(catalog, rights)));
    }

    /** The caller, acting in a plugin's own right: who acts stays the person, what they may is the plugin's. */
    public Access through(Access caller, Actor self) {
        String plugin = kernelActor(self).plugin();
        if (plugin == null) {
            throw new IllegalArgumentException("as() takes a plugin's own actor, not " + self.name());
        }
        return caller.through(plugin, own(plugin));
    }

    /**
     * A user as actor.
     *
     * @throws Refusal UNAUTHENTICATED when there is no such person, or they were deactivated
     */
    public KernelActor actor(UUID user) {
        return actor(user, null);
    }

    /** A user as actor, by an API token that narrows their rights. */
    public KernelActor actor(UUID user, @Nullable UUID tokenId) {
        return actor(resolved().state().person(user).orElseThrow(AccessPolicy::signedOut), tokenId);
    }

    private KernelActor actor(RightsState.User person, @Nullable UUID tokenId) {
        KernelActor[] actor = new KernelActor[1];
        Usual unchosen = usual.get();
        ZoneId zone = person.zone();
        actor[0] = new KernelActor(
                Ref.of(CatalogBuilder.USER, person.id()),
                person.fullName(),
                person.locale(),
                zone == null ? unchosen.zone() : zone,
                null,
                tokenId,
                permission -> of(actor[0]).may(permission.id()),
                unchosen.language());
        return actor[0];
    }

    /** A plugin's own actor; the kernel's is that of {@link #KERNEL}. */
    public static KernelActor self(String pluginId) {
        return new KernelActor(
                Ref.of(CatalogBuilder.USER, selfId(pluginId)),
                pluginId,
                Locale.ENGLISH,
                ZoneOffset.UTC,
                pluginId,
                null,
                permission -> pluginId.equals(KERNEL) || permission.plugin().equals(pluginId));
    }

    /** The id of a plugin's technical user: the same on every installation, so that it is known before there is data. */
    public static UUID selfId(String pluginId) {
        byte[] hash = Secrets.sha256("kontor technical user " + pluginId);
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        long high = bytes.getLong();
        long low = bytes.getLong();
        // version 8 of RFC 9562: made by a rule of our own
        return new UUID((high & ~0xF000L) | 0x8000L, (low & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }

    /** Whether an actor may do everything, now. */
    public boolean isAdministrator(Actor actor) {
        KernelActor known = kernelActor(actor);
        RightsState state = resolved().state();
        return KERNEL.equals(known.plugin())
                || (known.plugin() == null
                        && known.tokenId() == null
                        && state.person(known.ref().id())
                                .filter(state::isAdministrator)
                                .isPresent());
    }

    /** What a person may do now, with whatever they sign in; nothing where they may not act. */
    public Access ofPerson(UUID person) {
        return state().person(person)
                .map(user -> of(actor(user.id())))
                .orElseGet(() -> new Access(
                        new KernelActor(
                                Ref.of(CatalogBuilder.USER, person),
                                "",
                                Locale.ROOT,
                                ZoneOffset.UTC,
                                null,
                                null,
                                permission -> false),
                        null,
                        Access.Membership.NONE,
                        Access.Rights.NONE));
    }

    /**
     * Where a person's rights on records of an entity come from, for one verb: those that {@link #of} adds up, without what
     * a token takes away. Sources that give nothing are left out.
     *
     * @throws Refusal UNAUTHENTICATED when there is no such person, or they were deactivated
     */
    public List<RightSource> sources(UUID person, EntityName entity, Verb verb) {
        Resolved now = resolved();
        RightsState.User user = now.state().person(person).orElseThrow(AccessPolicy::signedOut);
        List<RightSource> sources = new ArrayList<>();
        if (BuiltInRights.isPrivate(entity) || !now.state().isAdministrator(user)) {
            List<Right> ofRoles = roles(now, user)
                    .flatMap(role -> roleRights(now, role).of(entity, verb).stream())
                    .toList();
            List<Right> everybodys = new ArrayList<>(BuiltInRights.of(catalog, entity, verb, ofRoles));
            everybodys.addAll(BuiltInRights.of(entity, verb, roleRefs(user)));
            sources.add(RightSource.of(RightSource.Kind.EVERYBODY, everybodys));
        }
        List<Right> all = now.people()
                .computeIfAbsent(user.id(), id -> person(now, user))
                .rights()
                .of(entity, verb);
        if (now.state().isAdministrator(user)) {
            sources.add(
                    RightSource.of(RightSource.Kind.ADMINISTRATOR, BuiltInRights.isPrivate(entity) ? List.of() : all));
        } else if (!BuiltInRights.isPrivate(entity) && !BuiltInRights.isForAdministrators(entity)) {
            roles(now, user)
                    .sorted(Comparator.comparing(RightsState.Role::label).thenComparing(RightsState.Role::id))
                    .forEach(role -> sources.add(new RightSource(
                            RightSource.Kind.ROLE,
                            Optional.of(role.id()),
                            role.label(),
                            roleRights(now, role).of(entity, verb))));
            sources.add(RightSource.of(
                    RightSource.Kind.SHARES,
                    all.stream().filter(right -> !right.isOwn()).toList()));
        }
        return sources.stream()
                .map(source -> source.with(AttachedRights.limited(catalog, entity, verb, source.rights())))
                .filter(source -> !source.rights().isEmpty())
                .toList();
    }

    /** The same policy for users, teams and roles as a transaction has written them, which may be taken back. */
    public AccessPolicy supposing(Transaction transaction) {
        return new AccessPolicy(this, RightsReader.read(transaction, clock.instant()));
    }

    private AccessPolicy(AccessPolicy now, RightsState state) {
        this.store = () -> state;
        this.catalog = now.catalog;
        this.clock = now.clock;
        this.usual = now.usual;
        this.hidden = now.hidden;
        this.declaredRoles.putAll(now.declaredRoles);
        this.needs.putAll(now.needs);
    }

    /** What holds of whoever chose nothing of their own, now. */
    public Usual usual() {
        return usual.get();
    }

    /** Users, teams and roles as they stand now. */
    public RightsState state() {
        return resolved().state();
    }

    private Resolved resolved() {
        RightsState state = store.get();
        Resolved now = resolved;
        if (now == null || now.state() != state) {
            now = new Resolved(state);
            resolved = now;
        }
        return now;
    }

    private Person person(Resolved now, RightsState.User user) {
        List<RoleRights> roles =
                roles(now, user).map(role -> roleRights(now, role)).toList();
        return new Person(
                new UserRights(
                        catalog, now.state().isAdministrator(user), roles, roleRefs(user), () -> givers(now, user)),
                new Access.Membership(
                        user.mainTeam(),
                        user.teams(),
                        now.state().subordinates(user.id()),
                        user.login(),
                        now.state().roleNames(user),
                        now.state().teamNames(user),
                        (list, value) -> hidden.hides(user.id(), list, value)));
    }

    private static Stream<RightsState.Role> roles(Resolved now, RightsState.User user) {
        return user.roles().stream()
                .flatMap(id -> Stream.ofNullable(now.state().roles().get(id)));
    }

    private RoleRights roleRights(Resolved now, RightsState.Role role) {
        return now.roles().computeIfAbsent(role.id(), key -> roleRights(role));
    }

    private static List<Ref> roleRefs(RightsState.User user) {
        return user.roles().stream()
                .sorted()
                .map(id -> Ref.of(BuiltInRights.ROLE, id))
                .toList();
    }

    /** Everybody who shares something with a user; whoever may not act now gives nothing. */
    private List<Access> givers(Resolved now, RightsState.User user) {
        return now.state().giversTo(user).stream()
                .flatMap(id -> now.state().person(id).stream())
                .map(giver -> {
                    Person person = now.people().computeIfAbsent(giver.id(), id -> person(now, giver));
                    return new Access(
                            actor(giver, null),
                            null,
                            person.membership(),
                            person.rights().own());
                })
                .toList();
    }

    private RoleRights roleRights(RightsState.Role role) {
        if (!role.isDeclared()) {
            return RoleRights.stored(role, catalog);
        }
        Role declared = declaredRoles.get(role.name());
        return RoleRights.declared(declared == null ? Role.of(KERNEL, "gone", role.label()) : declared);
    }

    private Access.Rights own(String plugin) {
        return new PlayedRights(catalog, new PluginRights(plugin, catalog, needs.getOrDefault(plugin, Map.of())));
    }

    private TokenRights token(RightsState state, KernelActor actor) {
        RightsState.Token token = state.tokens().get(actor.tokenId());
        boolean isInForce = token != null
                && token.user().equals(actor.ref().id())
                && token.expiresAt().isAfter(clock.instant());
        if (token == null || !isInForce) {
            throw signedOut();
        }
        return token.rights();
    }

    private static KernelActor kernelActor(Actor actor) {
        if (actor instanceof KernelActor known) {
            return known;
        }
        throw new IllegalArgumentException("only the kernel makes actors, and it did not make " + actor.name());
    }

    static Refusal signedOut() {
        return Refusal.of(
                Refusal.Code.UNAUTHENTICATED,
                Message.of("system.signed_out", "You are not signed in. Please sign in."));
    }
}
