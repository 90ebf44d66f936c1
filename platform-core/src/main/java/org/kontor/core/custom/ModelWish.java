package org.kontor.core.custom;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param entity {@code contacts.account}, or {@code custom.machine} for one of one's own
 * @param field its name, without {@code x_}; none where the entity itself is meant
 * @param formerly of a field: what it was called until now; it keeps what it holds, and rights and rules follow it
 * @param to {@code defined}, which is the standard, {@code retired}: hidden, with all that it holds kept, or
 *     {@code purged}: what was retired, deleted for good
 * @param type of a field
 * @param label in the installation's language
 * @param plural of an entity
 * @param words labels in other languages: {@code {"de": {"label": "Farbe"}}}
 * @param help a sentence
 * @param owned of an entity: whether its records have owners
 * @param required whether a record needs a value
 * @param unique whether no two records have the same value
 * @param searchable whether it is found by search
 * @param sensitive whether only a grant that names it opens it, and readings are logged
 * @param encrypted whether its values are encrypted where they are kept; what is stays so
 * @param masked what whoever may not read it sees, {@code {"last": 4}} of a text: dots and its last characters; {@code
 *     {}} for no mask
 * @param maxLength of a text
 * @param targets what a reference points to
 * @param values of a choice, to begin with; of a rule that fills, the value of each field
 * @param list of a choice that is new here and was renamed where it comes from: the list that its values are kept in
 * @param rule a rule's name, where one is meant
 * @param kind of a rule: {@code must}, {@code required}, {@code shown}, {@code unique}, {@code index}, {@code fill},
 *     {@code sum}, {@code formula}, {@code number}, {@code no_overlap}, {@code plays}, {@code frozen} or {@code
 *     transition}
 * @param when of a rule: a condition as in queries
 * @param message of a rule that must hold: what is told to whoever breaks it
 * @param fields of a rule: the fields that it is about
 * @param but of a rule that freezes: the fields that go on changing
 * @param expression of a formula: what works the field out from others of its record
 * @param over of a sum: the field that is added up; without it records are counted
 * @param from of a rule that fills or plays: the term that each field is taken from
 * @param pattern of a number: a text with {@code {count}} or {@code {count:5}}, and the terms that it is counted by
 * @param by of a number: terms by which series are counted apart, such as {@code signed_on:year}; of a transition: who may,
 *     {@code {"roles": ["finance"]}}
 * @param span of a rule against overlaps: the field with beginning and end
 * @param aspect of a rule that plays: which one
 * @param through of a sum: the reference of those records to this entity, {@code {"entity": …, "field": …}}
 * @param moves of a transition: the state that it moves, {@code {"field": "state", "from": ["draft"], "to": "sent"}}
 * @param needs of a transition: the fields that must hold something
 * @param input of a transition: the fields that are asked for and written
 * @param notOwn of a transition: whether nobody runs it on what they made or own
 * @param approval of a transition: who has to agree first, step by step
 */
public record ModelWish(
        String entity,
        @Nullable String field,
        @Nullable String formerly,
        @Nullable String to,
        @Nullable String type,
        @Nullable String label,
        @Nullable String plural,
        @Nullable JsonNode words,
        @Nullable String help,
        @Nullable Boolean owned,
        @Nullable Boolean required,
        @Nullable Boolean unique,
        @Nullable Boolean searchable,
        @Nullable Boolean sensitive,
        @Nullable Boolean encrypted,
        @Nullable JsonNode masked,
        @Nullable Integer maxLength,
        @Nullable List<String> targets,
        @Nullable JsonNode values,
        @Nullable String list,
        @Nullable String rule,
        @Nullable String kind,
        @Nullable JsonNode when,
        @Nullable String message,
        @Nullable List<String> fields,
        @Nullable List<String> but,
        @Nullable String expression,
        @Nullable String over,
        @Nullable JsonNode from,
        @Nullable String pattern,
        @Nullable JsonNode by,
        @Nullable String span,
        @Nullable String aspect,
        @Nullable JsonNode through,
        @Nullable JsonNode moves,
        @Nullable List<String> needs,
        @Nullable List<String> input,
        @Nullable Boolean notOwn,
        @Nullable JsonNode approval) {}
