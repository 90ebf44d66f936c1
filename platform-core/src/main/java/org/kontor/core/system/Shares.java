package org.kontor.core.system;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Actor;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.access.RightsState;
import org.kontor.core.access.RightsStore;
import org.kontor.core.change.ChangeKind;
import org.kontor.core.change.ChangeLog;
import org.kontor.core.change.NewChange;
import org.kontor.core.database.Database;
import org.kontor.core.database.Transaction;
import org.kontor.core.record.NewId;
import org.kontor.core.record.RecordRights;

/**
 * Shares single records with users and teams. Whoever shares needs the right to, and gives no more than they have of
 * their own: reading, or changing where they may change it themselves. What they lose later their receivers lose with
 * them. In force with the commit; on other nodes, where somebody shares with somebody for the first time, within a
 * second.
 */
public final class Shares {
    private static final int MOST = 200;

    private final Database database;
    private final AccessPolicy policy;
    private final RightsStore people;
    private final RecordRights rights;
    private final ChangeLog log;
    private final Clock clock;

    public Shares(
            Database database,
            AccessPolicy policy,
            RightsStore people,
            RecordRights rights,
            ChangeLog log,
            Clock clock) {
        this.database = database;
        this.policy = policy;
        this.people = people;
        this.rights = rights;
        this.log = log;
        this.clock = clock;
    }

    /**
     * With whom a record is shared.
     *
     * @throws Refusal NOT_FOUND, FORBIDDEN
     */
    public List<Share> list(Actor actor, Ref record) {
        Access access = policy.of(actor);
        return database.write(transaction -> {
            rights.require(transaction, access, Verb.SHARE, record);
            return rows(transaction, record).stream().map(this::share).toList();
        });
    }

    /**
     * Shares a record, or changes how it is shared; whoever does so last is the giver.
     *
     * @param with a user or a team
     * @throws Refusal NOT_FOUND, FORBIDDEN, INVALID when there is no such active person or team
     */
    public Share share(Actor actor, Ref record, Ref with, boolean canEdit) {
        Access access = policy.of(actor);
        if (name(with).isEmpty()) {
            throw invalid("system.share_with", "There is no active person and no team with this id");
        }
        return database.write(transaction -> {
            long version = rights.require(transaction, access, Verb.SHARE, record);
            requireOwn(transaction, access, Verb.READ, record);
            if (canEdit) {
                rights.require(transaction, access, Verb.UPDATE, record);
                requireOwn(transaction, access, Verb.UPDATE, record);
            }
            ShareMapper shares = transaction.mapper(ShareMapper.class);
            List<ShareMapper.ShareRow> present = rows(transaction, record);
            ShareMapper.ShareRow before = present.stream()
                    .filter(row -> recipient(row).equals(with))
                    .findFirst()
                    .orElse(null);
            if (before != null
                    && before.canEdit() == canEdit
                    && before.createdBy().equals(access.user())) {
                return share(before);
            }
            if (before != null) {
                shares.delete(before.id());
            } else if (present.size() >= MOST) {
                throw invalid(
                        "system.shares_many", "This record is shared with too many already; share it with a team");
            }
            ShareMapper.ShareRow row = new ShareMapper.ShareRow(
                    NewId.next(),
                    record.entity().toString(),
                    record.id(),
                    with.entity().equals(User.NAME) ? with.id() : null,
                    with.entity().equals(Team.NAME) ? with.id() : null,
                    canEdit,
                    now(),
                    access.user());
            shares.insert(row);
            people.onShare(transaction);
            note(transaction, access, record, version, canEdit ? "shared_to_edit" : "shared_to_read", with);
            return share(row);
        });
    }

    /**
     * Ends a share of a record.
     *
     * @throws Refusal NOT_FOUND, FORBIDDEN
     */
    public void revoke(Actor actor, Ref record, UUID shareId) {
        Access access = policy.of(actor);
        database.write(transaction -> {
            long version = rights.require(transaction, access, Verb.SHARE, record);
            ShareMapper.ShareRow row = rows(transaction, record).stream()
                    .filter(each -> each.id().equals(shareId))
                    .findFirst()
                    .orElseThrow(() -> Refusal.of(
                            Refusal.Code.NOT_FOUND, Message.of("system.no_share", "There is no such share")));
            transaction.mapper(ShareMapper.class).delete(row.id());
            note(transaction, access, record, version, "unshared", recipient(row));
            return true;
        });
    }

    /** What somebody has by a share only is not theirs to give. */
    private void requireOwn(Transaction transaction, Access access, Verb verb, Ref record) {
        if (!rights.reaches(transaction, access.own(), verb, record)) {
            throw Refusal.of(
                    Refusal.Code.FORBIDDEN,
                    Message.of("system.shared_on", "What was shared with you is not yours to share on"));
        }
    }

    private static List<ShareMapper.ShareRow> rows(Transaction transaction, Ref record) {
        return transaction.mapper(ShareMapper.class).of(record.entity().toString(), record.id());
    }

    private Share share(ShareMapper.ShareRow row) {
        Ref with = recipient(row);
        return new Share(
                row.id(), with, name(with).orElse(with.toString()), row.canEdit(), row.createdAt(), row.createdBy());
    }

    private static Ref recipient(ShareMapper.ShareRow row) {
        UUID user = row.userId();
        UUID team = row.teamId();
        if (user != null) {
            return Ref.of(User.NAME, user);
        }
        if (team != null) {
            return Ref.of(Team.NAME, team);
        }
        throw new IllegalStateException("the share " + row.id() + " is with nobody");
    }

    private Optional<String> name(Ref with) {
        RightsState state = policy.state();
        if (with.entity().equals(User.NAME)) {
            return state.person(with.id()).map(RightsState.User::fullName);
        }
        RightsState.@Nullable Team team =
                with.entity().equals(Team.NAME) ? state.teams().get(with.id()) : null;
        return Optional.ofNullable(team).map(RightsState.Team::name);
    }

    private void note(Transaction transaction, Access access, Ref record, long version, String what, Ref with) {
        log.append(
                transaction,
                List.of(new NewChange(
                        now(),
                        record,
                        version,
                        ChangeKind.ACTION,
                        access.user(),
                        access.actor().name(),
                        access.through(),
                        "{\"" + NewChange.ACTION + "\":\"" + what + "\",\"" + NewChange.WITH + "\":\"" + with
                                + "\"}")));
    }

    private static Refusal invalid(String key, String english) {
        Message reason = Message.of(key, english);
        return Refusal.of(Refusal.Code.INVALID, reason, List.of(new Refusal.FieldError("with", reason)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
