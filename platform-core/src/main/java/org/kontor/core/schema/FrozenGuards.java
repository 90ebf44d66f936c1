package org.kontor.core.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.api.Message;
import org.kontor.api.Rule;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.KeptField;
import org.kontor.core.meta.PlainCondition;

/**
 * The triggers that hold a frozen record, its parts and its links in PostgreSQL. They judge the record as it is stored
 * when its rows are written; so a record's links and parts are written before the row that freezes it.
 */
final class FrozenGuards {
    /** What every change of a record changes. */
    private static final List<String> STAMPS = List.of("version", "updated_at", "updated_by");

    /** A setting of the transaction: {@code table.column} of what an upgrade fills, separated by commas. */
    private static final String FILLING = "kontor.fill";

    private final Catalog catalog;
    private final EntityMeta entity;
    private final Rule.Frozen rule;

    FrozenGuards(Catalog catalog, EntityMeta entity, Rule.Frozen rule) {
        this.catalog = catalog;
        this.entity = entity;
        this.rule = rule;
    }

    /** The record's own trigger, and one for each table of its parts and links that is frozen with it. */
    List<GuardSpec> all() {
        List<GuardSpec> guards = new ArrayList<>();
        guards.add(own());
        for (FieldMeta field : entity.declaredFields()) {
            if (!rule.open().contains(field.field())) {
                if (field.isParts()) {
                    EntityMeta part = catalog.get(field.field().targets().getFirst());
                    guards.add(behind(part.tableName(), "parent_id", open(part)));
                } else if (field.isReferences()) {
                    guards.add(behind(CatalogBuilder.linkTable(entity.name(), field.field()), "record_id", List.of()));
                }
            }
        }
        return guards;
    }

    private GuardSpec own() {
        String table = entity.tableName();
        String condition = PlainCondition.sql(entity, rule.condition(), "old.");
        String body = unchanged(open(entity)) + refusal(table);
        return guard(table, "update or delete", " when (" + condition + ")", body);
    }

    /** @param reference the column that names the frozen record */
    private GuardSpec behind(String table, String reference, List<String> open) {
        String frozen = "exists (select 1 from " + entity.table() + " p where p.id = %s." + reference + " and "
                + PlainCondition.sql(entity, rule.condition(), "p.") + ")";
        String body = unchanged(open) + "if tg_op <> 'INSERT' and " + frozen.formatted("old") + " then "
                + refusal(table) + " end if; "
                + "if tg_op <> 'DELETE' then if " + frozen.formatted("new") + " then " + refusal(table)
                + " end if; return new; end if; return old;";
        return guard(table, "insert or update or delete", "", body);
    }

    private List<String> open(EntityMeta of) {
        Stream<FieldMeta> open = Stream.concat(
                        // a formula is as frozen as what it is made of
                        rule.open().stream(), KeptField.formulas(of).stream())
                .filter(field -> field.shape().equals(of.name()))
                .map(field -> of.get(field.name()));
        // a value is another text under another key: the engine alone holds what is encrypted
        Stream<FieldMeta> encrypted = of.declaredFields().stream().filter(FieldMeta::isEncrypted);
        Stream<String> columns = Stream.concat(open, encrypted)
                .distinct()
                .flatMap(field -> field.columns().stream())
                .map(Column::name);
        return Stream.concat(columns, STAMPS.stream()).sorted().toList();
    }

    /**
     * Lets pass what leaves all else as it is; and while the kernel says so, as it does for an upgrade, what fills columns
     * that were empty.
     */
    private static String unchanged(List<String> open) {
        String filled = " - (select coalesce(array_agg(split_part(item, '.', 2)), array[]::text[])"
                + " from unnest(string_to_array(current_setting('" + FILLING + "', true), ',')) item"
                + " where split_part(item, '.', 1) = tg_table_name"
                + " and to_jsonb(old) -> split_part(item, '.', 2) = 'null'::jsonb)";
        return "if tg_op = 'UPDATE' then if " + same(open, "") + " then return new; end if; "
                + "if coalesce(current_setting('" + FILLING + "', true), '') <> '' and " + same(open, filled)
                + " then return new; end if; end if; ";
    }

    private static String same(List<String> but, String more) {
        String without =
                but.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ", " - array[", "]::text[]"))
                        + more;
        return "to_jsonb(old)" + without + " = to_jsonb(new)" + without;
    }

    private static String refusal(String table) {
        return "raise exception 'the record is frozen' using errcode = 'check_violation', constraint = tg_name, table = '"
                + table + "';";
    }

    private GuardSpec guard(String table, String events, String when, String body) {
        String name = GuardSpec.NAME;
        return new GuardSpec(
                GuardSpec.FROZEN,
                table,
                List.of(),
                "create or replace function " + name + "() returns trigger language plpgsql as $guard$ begin " + body
                        + " end $guard$; create trigger " + name + " before " + events + " on \"" + table
                        + "\" for each row" + when + " execute function " + name + "()",
                Message.of("system.guard_frozen", "Freeze {table} where {entity} is frozen")
                        .with("table", table)
                        .with("entity", entity.toString()));
    }
}
