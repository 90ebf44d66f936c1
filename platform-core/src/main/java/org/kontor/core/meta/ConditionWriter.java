package org.kontor.core.meta;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Operand;
import org.kontor.api.Ref;
import org.kontor.api.SystemTerm;
import org.kontor.api.Term;
import org.kontor.api.When;

/** Writes a condition in the form that {@link ConditionJson} reads. */
final class ConditionWriter {
    private final Catalog catalog;
    private final JsonGenerator json;

    ConditionWriter(Catalog catalog, JsonGenerator json) {
        this.catalog = catalog;
        this.json = json;
    }

    void write(Condition condition) throws IOException {
        json.writeStartObject();
        switch (condition) {
            case Condition.All all -> list("and", all.conditions());
            case Condition.Any any -> list("or", any.conditions());
            case Condition.Not not -> {
                json.writeFieldName("not");
                write(not.condition());
            }
            case Condition.Some some -> {
                json.writeStringField("some", back(some.back()));
                json.writeFieldName("where");
                write(some.where());
            }
            case Condition.SomeOf some -> {
                json.writeStringField("some", some.references().path());
                json.writeFieldName("where");
                write(some.where());
            }
            case Condition.Compare compare -> compare(compare);
        }
        json.writeEndObject();
    }

    private void list(String name, List<Condition> conditions) throws IOException {
        json.writeArrayFieldStart(name);
        for (Condition each : conditions) {
            write(each);
        }
        json.writeEndArray();
    }

    private String back(Term<Ref> back) {
        EntityName from = back.entity();
        if (from == null) {
            return back.path();
        }
        return back instanceof SystemTerm<?>
                ? catalog.findMeta(from)
                        .flatMap(EntityMeta::parent)
                        .map(EntityMeta.Parent::field)
                        .orElse(back.path())
                : from + "." + back.path();
    }

    private void compare(Condition.Compare compare) throws IOException {
        json.writeObjectFieldStart(compare.term().path());
        switch (compare.operand()) {
            case Operand.Me me -> json.writeBooleanField("isMe", true);
            case Operand.MyTeams teams -> json.writeBooleanField("isMyTeam", true);
            case Operand.None none -> json.writeBooleanField("isEmpty", true);
            case Operand.OfTerm term -> {
                json.writeObjectFieldStart(compare.operator().json());
                json.writeStringField("field", term.term().path());
                json.writeEndObject();
            }
            case Operand.At at -> {
                json.writeFieldName(compare.operator().json());
                when(at.when());
            }
            case Operand.Value value -> {
                json.writeFieldName(compare.operator().json());
                value(compare.term(), value.value());
            }
            case Operand.Values values -> {
                json.writeArrayFieldStart(compare.operator().json());
                for (Object each : values.values()) {
                    value(compare.term(), each);
                }
                json.writeEndArray();
            }
        }
        json.writeEndObject();
    }

    private void value(Term<?> term, Object value) throws IOException {
        if (value instanceof Choice choice) {
            json.writeString(choice.name());
        } else if (value instanceof Ref ref) {
            json.writeString(ref.toString());
        } else {
            try {
                catalog.resolve(term).last().kind().write(json, value);
            } catch (BadValue e) {
                throw new IllegalArgumentException("a condition names an unknown field: " + term.path(), e);
            }
        }
    }

    private void when(When when) throws IOException {
        json.writeStartObject();
        json.writeStringField("when", when.anchor().name().toLowerCase(Locale.ROOT));
        if (when.anchor() == When.Anchor.START) {
            json.writeStringField("period", when.period().name().toLowerCase(Locale.ROOT));
        }
        if (when.shift() != 0) {
            json.writeNumberField("plus", when.shift());
            json.writeStringField("unit", when.unit().name().toLowerCase(Locale.ROOT));
        }
        json.writeEndObject();
    }
}
