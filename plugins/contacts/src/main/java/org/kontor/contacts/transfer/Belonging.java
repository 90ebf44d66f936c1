package org.kontor.contacts.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Actor;
import org.kontor.api.Assignment;
import org.kontor.api.Data;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.contacts.api.Owned;
import org.kontor.contacts.api.Words;

/** Whom the records of a file are given to; where nothing is said, new ones belong to whoever loads them. */
record Belonging(Optional<Ref> owner, Optional<Ref> team) {
    private static final Message NO_ID = Words.of("load_no_id", "{parameter} takes the id of a record, not {id}");
    private static final Message NOBODY = Words.of("load_nobody", "There is no {entity} with the id {id}");

    /**
     * Reads the parameters, and looks whether there is such a user and such a team.
     *
     * @throws Refusal MALFORMED for what is no id, INVALID when nobody has it
     */
    static Belonging of(Data data, Actor actor, @Nullable String owner, @Nullable String team) {
        Belonging given = new Belonging(ref("owner", Owned.USER, owner), ref("team", Owned.TEAM, team));
        data.read(actor, records -> {
            given.owner().ifPresent(ref -> check(records, "owner", ref));
            given.team().ifPresent(ref -> check(records, "team", ref));
            return given;
        });
        return given;
    }

    private static Optional<Ref> ref(String parameter, EntityName entity, @Nullable String id) {
        if (id == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Ref.of(entity, UUID.fromString(id.strip())));
        } catch (IllegalArgumentException noId) {
            throw Refusal.of(
                    Refusal.Code.MALFORMED, NO_ID.with("parameter", parameter).with("id", id), noId);
        }
    }

    private static void check(Records records, String parameter, Ref ref) {
        if (records.find(ref).isEmpty()) {
            Message reason = NOBODY.with("entity", ref.entity().name())
                    .with("id", ref.id().toString());
            throw Refusal.of(Refusal.Code.INVALID, reason, List.of(new Refusal.FieldError(parameter, reason)));
        }
    }

    /** What is set on each record of the file. */
    List<Assignment> assignments(EntityName entity) {
        List<Assignment> assignments = new ArrayList<>();
        owner.ifPresent(user -> assignments.add(Owned.owner(entity).to(user)));
        team.ifPresent(one -> assignments.add(Owned.team(entity).to(one)));
        return assignments;
    }
}
