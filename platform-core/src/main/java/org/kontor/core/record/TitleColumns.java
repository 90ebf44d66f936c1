package org.kontor.core.record;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Choice;
import org.kontor.api.FieldType;
import org.kontor.api.Ref;
import org.kontor.api.Term;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.ChoiceOption;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.FieldMeta;

/** The columns that name a record, as far as the actor may read them. */
final class TitleColumns {
    private static final int MOST_DEPTH = 2;

    private record Piece(FieldMeta field, int first) {}

    private final List<Piece> pieces = new ArrayList<>();

    private TitleColumns() {}

    /** The title of the record behind a reference; null when no record there can be read. */
    static @Nullable TitleColumns of(Reading reading, TermSql reference) {
        try {
            TitleColumns title = new TitleColumns();
            title.add(reading, reference.source().behind(reference.field()), 0);
            return title;
        } catch (BadValue unreadable) {
            return null;
        }
    }

    /** The title of the record itself. */
    static TitleColumns of(Reading reading) {
        TitleColumns title = new TitleColumns();
        title.add(reading, reading.source(), 0);
        return title;
    }

    private void add(Reading reading, Source source, int depth) {
        for (Term<?> term : source.entity().declared().title()) {
            try {
                TermSql sql = TermSql.of(source, term);
                boolean single = sql.field().type() == FieldType.REFERENCE
                        && !sql.field().isOpen();
                if (single && depth < MOST_DEPTH) {
                    add(reading, sql.source().behind(sql.field()), depth + 1);
                } else if (!sql.columns().isEmpty() && sql.field().type() != FieldType.REFERENCE) {
                    add(reading, sql);
                }
            } catch (BadValue unreadable) {
                continue;
            }
        }
    }

    private void add(Reading reading, TermSql sql) {
        int first = 0;
        for (int i = 0; i < sql.columns().size(); i++) {
            int place = reading.column(sql.expression(i));
            first = i == 0 ? place : first;
        }
        pieces.add(new Piece(sql.field(), first));
    }

    /** The columns that were selected, one after the other. */
    List<Column> columns() {
        return pieces.stream()
                .flatMap(piece -> piece.field().columns().stream())
                .toList();
    }

    @Nullable
    String read(ResultSet rows) throws SQLException {
        StringBuilder title = new StringBuilder();
        for (Piece piece : pieces) {
            Object value = piece.field().kind().read(rows, piece.first());
            if (value != null) {
                title.append(title.isEmpty() ? "" : " ").append(text(piece.field(), value));
            }
        }
        return title.isEmpty() ? null : title.toString();
    }

    private static String text(FieldMeta field, Object value) {
        return switch (value) {
            case BigDecimal number -> number.toPlainString();
            case Choice choice ->
                field.options().stream()
                        .filter(option -> option.name().equals(choice.name()))
                        .map(ChoiceOption::label)
                        .findFirst()
                        .orElse(choice.name());
            case Ref ref -> ref.id().toString();
            default -> value.toString();
        };
    }
}
