package org.kontor.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;

/**
 * Something that has named fields: an entity, an action's input, a plugin's settings. A field is born from its shape,
 * for example {@code Contact.NAME.text("full_name")}.
 *
 * <p>Field names are lower-case letters, digits and {@code _}, beginning with a letter, at most 50 characters; Java,
 * column and JSON use that one name. What every record has of its own is taken: {@code id}, {@code version},
 * {@code owner}, {@code owner_id}, {@code team}, {@code team_id}, {@code parent}, {@code parent_id}, {@code position},
 * {@code created_at}, {@code created_by}, {@code updated_at}, {@code updated_by}, {@code can}, {@code title}; so are
 * {@code and}, {@code or}, {@code not}, {@code some} and the reserved words of SQL.
 *
 * {@snippet class="org.kontor.example.Account" region="shape"}
 */
public sealed interface Shape permits EntityName, ActionName, ShapeName {
    /** The id of the plugin that owns the shape. */
    String plugin();

    /** The shape's name within its plugin. */
    String name();

    /** One line of text, at most 255 characters unless {@link Field#maxLength} says otherwise (at most 4,000). */
    default Field<String> text(String name) {
        return Field.of(this, name, FieldType.TEXT);
    }

    /** Text of many lines, at most 100,000 characters. */
    default Field<String> longText(String name) {
        return Field.of(this, name, FieldType.LONG_TEXT);
    }

    /** Formatted text: HTML of a safe subset, cleaned when written. */
    default Field<String> richText(String name) {
        return Field.of(this, name, FieldType.RICH_TEXT);
    }

    /** An e-mail address (RFC 5321, with international letters); compared without regard to case. */
    default Field<String> email(String name) {
        return Field.of(this, name, FieldType.EMAIL);
    }

    /** A telephone number as typed: digits, spaces and {@code + - ( ) / . * #}, with an optional extension. */
    default Field<String> phone(String name) {
        return Field.of(this, name, FieldType.PHONE);
    }

    /** An address on the web: {@code http} or {@code https} only. */
    default Field<String> url(String name) {
        return Field.of(this, name, FieldType.URL);
    }

    /**
     * A country: its two letters of ISO 3166-1 in capitals, {@code "DE"}, or {@code "XK"} for Kosovo. People see and choose
     * its name in their own language.
     */
    default Field<String> country(String name) {
        return Field.of(this, name, FieldType.COUNTRY);
    }

    /** A whole number of 64 bits. */
    default Field<Long> integer(String name) {
        return Field.of(this, name, FieldType.INTEGER);
    }

    /** An exact decimal number, at most 19 digits before and 6 after the point. */
    default Field<BigDecimal> decimal(String name) {
        return Field.of(this, name, FieldType.DECIMAL);
    }

    /** An amount with its currency (ISO 4217). */
    default Field<Money> money(String name) {
        return Field.of(this, name, FieldType.MONEY);
    }

    /** A price per unit: an exact decimal with up to 6 places, in the currency that its document names. */
    default Field<BigDecimal> price(String name) {
        return Field.of(this, name, FieldType.PRICE);
    }

    /** Yes or no. */
    default Field<Boolean> yesNo(String name) {
        return Field.of(this, name, FieldType.YES_NO);
    }

    /** A day of the calendar, the same everywhere. */
    default Field<LocalDate> date(String name) {
        return Field.of(this, name, FieldType.DATE);
    }

    /** A time of day, to the second. */
    default Field<LocalTime> time(String name) {
        return Field.of(this, name, FieldType.TIME);
    }

    /** A point in time, to the millisecond. */
    default Field<Instant> moment(String name) {
        return Field.of(this, name, FieldType.MOMENT);
    }

    /** A point in time that keeps the zone it was agreed in, as appointments do. */
    default Field<ZonedDateTime> zoned(String name) {
        return Field.of(this, name, FieldType.ZONED);
    }

    /** From one point in time up to, not including, another. */
    default Field<Span> span(String name) {
        return Field.of(this, name, FieldType.SPAN);
    }

    /** One of the given choices. Where an action {@link Action#moves moves} it, it is written by actions alone. */
    default Field<Choice> choice(String name, Choice first, Choice... others) {
        return Field.<Choice>of(this, name, FieldType.CHOICE).from(ChoiceList.fixed(this, name, first, others));
    }

    /** One of a list that administrators may edit. */
    default Field<Choice> choice(String name, ChoiceList list) {
        return Field.<Choice>of(this, name, FieldType.CHOICE).from(list);
    }

    /** Any number of the given choices. */
    default Field<Set<Choice>> choices(String name, Choice first, Choice... others) {
        return Field.<Set<Choice>>of(this, name, FieldType.CHOICES).from(ChoiceList.fixed(this, name, first, others));
    }

    /** Any number out of a list that administrators may edit. */
    default Field<Set<Choice>> choices(String name, ChoiceList list) {
        return Field.<Set<Choice>>of(this, name, FieldType.CHOICES).from(list);
    }

    /** A record of one of the targets; without targets an open link to any record of any plugin. */
    default Field<Ref> reference(String name, EntityName... targets) {
        return Field.<Ref>of(this, name, FieldType.REFERENCE).pointingTo(targets);
    }

    /** Any number of records of one target, in order and each once. */
    default Field<List<Ref>> references(String name, EntityName target) {
        return Field.<List<Ref>>of(this, name, FieldType.REFERENCES).pointingTo(target);
    }

    /**
     * Records that live in this one: order lines, addresses, phones. They are read, written, versioned, trashed and
     * permitted with their parent. At most {@value Field#MOST_PARTS} of a field in one parent.
     */
    default Field<List<Row>> parts(String name, EntityName part) {
        return Field.<List<Row>>of(this, name, FieldType.PARTS).pointingTo(part);
    }

    /** A stored question about an entity. */
    default Field<Condition> condition(String name) {
        return Field.of(this, name, FieldType.CONDITION);
    }

    /**
     * A file. It is written by the id of one that the writer uploaded, or that is held by a record they may read; what
     * {@link Records#file} made fits too.
     */
    default Field<FileId> file(String name) {
        return Field.of(this, name, FieldType.FILE);
    }
}
