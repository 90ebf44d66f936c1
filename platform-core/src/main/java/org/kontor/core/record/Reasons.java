package org.kontor.core.record;

import java.util.List;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.meta.EntityMeta;

/** What is said to people when a write is refused. */
final class Reasons {
    static final Message FIELDS_FORBIDDEN =
            Message.of("system.fields_forbidden", "Some of these fields may not be written");
    static final Message FIELDS_INVALID = Message.of("system.fields_invalid", "Some of the values do not fit");
    static final Message NOT_WRITABLE = Message.of("system.not_writable", "You may not write this field");
    static final Message KEPT = Message.of("system.kept", "Is kept by the system and cannot be written");
    static final Message MOVED = Message.of("system.moved", "Is changed by actions only");
    static final Message DERIVED = Message.of("system.derived", "Is worked out from other fields");
    static final Message NO_TARGET = Message.of("system.no_target", "There is no such record");
    static final Message ATTACHED = Message.of("system.attached", "Stays with the record that it was added to");
    static final Message NO_FILE = Message.of("system.no_file", "There is no such file");
    static final Message NO_PART = Message.of("system.no_part", "The record has no such part");
    static final Message PART_TWICE = Message.of("system.part_twice", "Names the same part twice");
    static final Message TAKEN = Message.of("system.taken", "Another record has the same already");
    static final Message TAKEN_IN_BATCH =
            Message.of("system.taken_in_batch", "Another record of this request has the same");

    static final Message NOT_OFFERED =
            Message.of("system.not_offered", "{value} is hidden where you work; records that have it keep it");

    static final Message BY_RULE = Message.of("system.by_rule", "Is kept by a rule and cannot be written");
    static final Message FROZEN = Message.of("system.frozen", "The record is closed and cannot be changed any more");
    static final Message WAITS = Message.of(
            "system.waits",
            "The record waits for a decision and does not change until then; whoever asked for it can withdraw it");
    static final Message FROZEN_FIELD = Message.of("system.frozen_field", "Is closed with its record");
    static final Message FROZEN_SUM = Message.of(
            "system.frozen_sum", "A record that this one belongs to is closed: {field} cannot change any more");
    static final Message SUM_TOO_LARGE = Message.of("system.sum_too_large", "{field} would become too large a number");
    static final Message NO_SERIES =
            Message.of("system.no_series", "Must not be empty, since the number depends on it");
    static final Message OVERLAPS = Message.of("system.overlaps", "Overlaps another record's time");

    static final Message NEEDED_ELSEWHERE = Message.of("system.needed_elsewhere", "Other records need this one");

    static final Message CANNOT_RESTORE =
            Message.of("system.cannot_restore", "The record does not fit any more and cannot be restored");

    static final Message IN_TRASH = Message.of(
            "system.in_trash", "The record lies in the trash; please bring it back before you restore what it held");
    static final Message PART_NOT_WHOLE = Message.of(
            "system.part_not_whole", "Is gone, and has fields that you may not read: you cannot bring it back whole");

    static final Message CHANGED_SINCE =
            Message.of("system.changed_since", "Somebody changed the record since; it is left as it is");
    static final Message FIELD_CHANGED_SINCE =
            Message.of("system.field_changed_since", "Somebody changed this since; it is left as it is");
    static final Message FIELD_GONE =
            Message.of("system.field_gone", "The field is not there any more; what it held is left as it is");
    static final Message DELETED_SINCE = Message.of(
            "system.deleted_since", "The record came back since and was deleted again; it is left in the trash");
    static final Message FORGOTTEN =
            Message.of("system.forgotten", "What the record held before is not known any more");

    static final Message NOT_ALL_YOURS = Message.of(
            "system.not_all_yours", "Something was changed here that is not yours to change; it is left as it is");

    static final Message UNREAD =
            Message.of("system.merge_unread", "What you may not read of these records stands against it");
    static final Message WOULD_BE_TOLD = Message.of(
            "system.merge_would_tell",
            "You may not read this of that record, and would of the one that stays: keep that one, or say what it holds then");

    static final Message DAMAGED =
            Message.of("system.damaged", "What this holds or held before cannot be decrypted; it is left as it is");

    private Reasons() {}

    static Message takenBy(String title, String record) {
        return Message.of("system.taken_by", "{title} has the same already")
                .with("title", title)
                .with("record", record);
    }

    static Message overlaps(String from, String to) {
        return Message.of("system.overlaps_span", "Is taken from {from} to {to}")
                .with("from", from)
                .with("to", to);
    }

    static Refusal notFound() {
        return Refusal.of(Refusal.Code.NOT_FOUND, Message.of("system.not_found", "There is no such record"));
    }

    static Refusal stale() {
        return Refusal.of(
                Refusal.Code.STALE,
                Message.of(
                        "system.stale",
                        "The record has changed since the version that you name. Please load it again."));
    }

    static Refusal mayNotCreate(EntityMeta entity) {
        return forbidden("system.may_not_create", "You may not create {entity}", entity);
    }

    static Refusal mayNotUpdate(EntityMeta entity) {
        return forbidden("system.may_not_update", "You may not change this record of {entity}", entity);
    }

    static Refusal mayNotDelete(EntityMeta entity) {
        return forbidden("system.may_not_delete", "You may not delete this record of {entity}", entity);
    }

    /** The same refusal, of one record among several. */
    static Refusal at(String path, Refusal refusal) {
        return path.isEmpty()
                ? refusal
                : Refusal.of(refusal.code(), refusal.text(), List.of(new Refusal.FieldError(path, refusal.text())));
    }

    private static Refusal forbidden(String key, String english, EntityMeta entity) {
        return Refusal.of(Refusal.Code.FORBIDDEN, Message.of(key, english).with("entity", entity.name()));
    }
}
