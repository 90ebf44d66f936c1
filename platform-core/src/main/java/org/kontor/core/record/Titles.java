package org.kontor.core.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.api.Ref;
import org.kontor.api.Verb;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.Sql;
import org.kontor.core.schema.ColumnType;

/**
 * The names of records of several entities, as far as the actor may read them. One statement asks for all: a page of an
 * aspect points to records of as many entities as play it. Each entity selects the columns of its title, and nulls in the
 * place of those that others have of another type.
 */
final class Titles {
    /** Where a row says of which entity it is, behind id and version. */
    private static final int BRANCH = 3;

    private final Source like;
    private final Dialect dialect;
    private final List<Asked> asked = new ArrayList<>();
    /** What titles consist of, without repetition. */
    private final Set<List<String>> blocks = new LinkedHashSet<>();

    private record Asked(EntityMeta entity, Collection<UUID> ids, List<String> block) {}

    private record Branch(EntityName entity, TitleColumns title) {}

    private Titles(Source like) {
        this.like = like;
        this.dialect = like.asking().dialect();
    }

    /**
     * Reads names; those that are missing, out of sight or without a readable one are not in the answer.
     *
     * @param like seen as the records are to be
     */
    static Map<Ref, String> read(
            Transaction transaction, Source like, Map<EntityName, ? extends Collection<UUID>> wanted) {
        Titles titles = new Titles(like);
        wanted.forEach(titles::ask);
        return titles.read(transaction);
    }

    private void ask(EntityName name, Collection<UUID> ids) {
        Asking asking = like.asking();
        EntityMeta entity = asking.catalog().findMeta(name).orElse(null);
        if (entity != null && !ids.isEmpty() && RowCondition.mayRead(asking, entity, like.isWhole())) {
            List<String> block = TitleColumns.of(new Reading(like.other(entity), false)).columns().stream()
                    .map(this::type)
                    .toList();
            asked.add(new Asked(entity, ids, block));
            blocks.add(block);
        }
    }

    /** Texts of all lengths are one type. */
    private String type(Column column) {
        return switch (column.type()) {
            case TEXT, LONG_TEXT -> "varchar";
            default -> ColumnType.of(column).sql(dialect);
        };
    }

    private Map<Ref, String> read(Transaction transaction) {
        List<Branch> branches = new ArrayList<>();
        Sql all = new Sql();
        for (Asked each : asked) {
            Reading reading = new Reading(like.other(each.entity()), false);
            reading.column(Sql.of(Integer.toString(branches.size())));
            TitleColumns title = select(reading, each.block());
            Source source = reading.source();
            Where where = Where.all(RowCondition.in(source.id(), each.ids()), RowCondition.of(source, Verb.READ));
            if (!where.isNever()) {
                branches.add(new Branch(each.entity().name(), title));
                where.addTo(all.add(all.isEmpty() ? "" : " union all ")
                        .add(reading.select())
                        .add(" where "));
            }
        }
        return branches.isEmpty() ? Map.of() : read(transaction, all, branches);
    }

    private TitleColumns select(Reading reading, List<String> own) {
        @Nullable TitleColumns title = null;
        for (List<String> block : blocks) {
            if (block.equals(own)) {
                title = TitleColumns.of(reading);
            } else {
                block.forEach(type -> reading.column(Sql.of("cast(null as " + type + ")")));
            }
        }
        if (title == null) {
            throw new IllegalStateException("its block is among them");
        }
        return title;
    }

    private static Map<Ref, String> read(Transaction transaction, Sql sql, List<Branch> branches) {
        return Run.query(transaction, sql, rows -> {
            Map<Ref, String> titles = new HashMap<>();
            while (rows.next()) {
                Branch branch = branches.get(rows.getInt(BRANCH));
                String text = branch.title().read(rows);
                if (text != null) {
                    titles.put(new Ref(branch.entity(), Reading.id(rows)), text);
                }
            }
            return titles;
        });
    }
}
