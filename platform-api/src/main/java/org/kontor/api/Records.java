package org.kontor.api;

import java.io.InputStream;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The records that an actor may see and change, within one transaction. A record out of sight and one that does not
 * exist answer alike. Not for use after its callback has returned, nor by another thread.
 *
 * <p>Refusals are {@link Refusal}s; what they did is rolled back with the transaction unless they are caught before any
 * change was made.
 *
 * {@snippet class="org.kontor.example.Writing" region="records"}
 */
public interface Records {
    /** For whom everything is read and written. */
    Actor actor();

    /**
     * A record.
     *
     * @throws Refusal NOT_FOUND when there is none or it is out of sight
     */
    Row get(Ref ref);

    /** A record, if there is one in sight. */
    Optional<Row> find(Ref ref);

    /** Records that answer a question, a page at a time. */
    Page<Row> list(Query query);

    /**
     * What became of the records that answer a question, for whoever keeps copies of them. The first time, and whenever
     * what was told cannot be told on from (old entries were cut off the change log, the database was restored, the
     * actor's rights are others), everything is told, in pages. What was committed a moment ago may come with the next
     * call. Fields that the kernel keeps without a new version are no news.
     *
     * @param token {@link Delta#next()} of the call before, with the same question; empty the first time
     * @param query which records, in no order of its own; its limit is that of a page
     * @throws Refusal MALFORMED when the token does not belong to the question, or the question asks for this very moment
     */
    Delta since(String token, Query query);

    /** Numbers over records, by groups. */
    Table aggregate(Query query, Measure... measures);

    /**
     * Makes a record. Fields that are not named get what {@code fill} rules say.
     *
     * @return the record as it was written
     * @throws Refusal INVALID with every field that does not fit, FORBIDDEN, CONFLICT
     */
    Row create(EntityName entity, Assignment... assignments);

    /**
     * Makes many records at once: the same rules and hooks, in batches.
     *
     * @return the records as they were written, in the same order
     * @throws Refusal INVALID with every field that does not fit, its record named by index: {@code [3].email}
     */
    List<Row> create(EntityName entity, List<Values> records);

    /**
     * Changes a record.
     *
     * @param read the record as it was read; its version must still be the current one
     * @return the record as it was written
     * @throws Refusal STALE when somebody else changed it since, NOT_FOUND, INVALID, FORBIDDEN, CONFLICT
     */
    Row update(Row read, Assignment... assignments);

    /**
     * Moves a record, with its parts, into the trash.
     *
     * @throws Refusal STALE, NOT_FOUND, FORBIDDEN; CONFLICT when a required reference points to it, naming which
     */
    void delete(Row read);

    /**
     * The record with these values, made if it is missing, and held until the end of the transaction. The assignments
     * name the fields of one of the entity's unique rules. Two callers at the same moment get the same record, one after
     * the other.
     */
    Row claim(EntityName entity, Assignment... uniqueKey);

    /** The record as it is now, held until the end of the transaction. Lock several in the order of their ids. */
    Row lock(Ref ref);

    /** Several records as they are now, held until the end of the transaction: each once, in the order of their ids. */
    default List<Row> lock(Collection<Ref> refs) {
        return refs.stream()
                .distinct()
                .sorted(Comparator.comparing(Ref::id))
                .map(ref -> lock(ref))
                .toList();
    }

    /**
     * A part that is not written yet, to be put into its parent: {@code Order.LINES.to(List.of(records.part(Line.NAME,
     * …)))}.
     */
    Row part(EntityName entity, Assignment... assignments);

    /**
     * Runs an action on a record, as {@link #actor()}.
     *
     * @param read the record as it was read
     * @param input values of the action's input fields
     */
    Result run(ActionName action, Row read, Assignment... input);

    /**
     * Starts an action that belongs to no record, as a task, if this transaction commits. It runs as {@link #actor()}, by the
     * rights they have then. An action that nobody declares makes a task that has failed for that reason and may be repeated
     * once the plugin is there: whoever speaks to another plugin by name alone is not refused for its absence.
     *
     * @param input values of the action's input fields
     * @return the task's record
     * @throws Refusal FORBIDDEN when the actor may not run it, INVALID input
     */
    Ref later(ActionName action, Assignment... input);

    /**
     * The same for an action on a record, which need not be as it is now when the task runs.
     *
     * @throws Refusal also NOT_FOUND when the record is out of sight
     */
    Ref later(ActionName action, Ref record, Assignment... input);

    /** The same transaction in the plugin's own right. The log says "by Ada, through inventory". */
    Records as(Actor self);

    /**
     * Makes a file, kept when this transaction commits. Until a field of a record holds it, {@link #actor()} alone reads
     * it; one that is put nowhere is removed after a while.
     *
     * @param name as people call it; what cannot stand in a file's name is left out
     * @param type its media type, such as {@code text/csv}
     * @param content writes it, at the moment of the call and at most once
     * @throws Refusal TOO_LARGE for more than a file, or the files that the actor has put nowhere yet, may have
     */
    FileId file(String name, String type, FileId.Writer content);

    /**
     * A file's content, to be closed by the caller.
     *
     * @throws Refusal NOT_FOUND when there is none, or neither did the actor make it nor is a record in sight that holds it
     */
    InputStream open(FileId file);

    /** A typed MyBatis mapper of this plugin, on this transaction. */
    @Experimental
    <M> M mapper(Class<M> type);
}
