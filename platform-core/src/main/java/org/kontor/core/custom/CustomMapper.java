package org.kontor.core.custom;

import java.util.List;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The tables of own entities and fields: asked before there are records. */
interface CustomMapper {
    /** How many tables there are. */
    int TABLES = 3;

    /** A row of {@link CustomEntity}. */
    record EntityRow(
            String name,
            String label,
            String plural,
            @Nullable String words,
            @Nullable String help,
            @Nullable Boolean owned,
            String state) {}

    /** A row of {@link CustomField}. */
    record FieldRow(
            String entity,
            String name,
            String type,
            String label,
            @Nullable String words,
            @Nullable String help,
            @Nullable Boolean required,
            @Nullable Boolean isUnique,
            @Nullable Boolean searchable,
            @Nullable Boolean sensitive,
            @Nullable Boolean encrypted,
            @Nullable Long maskedLast,
            @Nullable Long maxLength,
            @Nullable String targets,
            @Nullable String firstValues,
            String state) {}

    /** A row of {@link CustomRule}. */
    record RuleRow(String entity, String name, String kind, String content, String state) {}

    @Select("select entity_name as entity, rule_name as name, kind, content, state from system_custom_rule"
            + " order by created_at, id")
    List<RuleRow> rules();

    @Select("select count(*) from information_schema.tables where table_schema = current_schema"
            + " and lower(table_name) in ('system_custom_entity', 'system_custom_field', 'system_custom_rule')")
    int tables();

    @Select("select entity_name as name, label, plural, words, explanation as help, owned, state"
            + " from system_custom_entity order by entity_name")
    List<EntityRow> entities();

    /** Whether a version was here by which fields are encrypted: the tables are read before they are brought up to date. */
    @Select("select count(*) from information_schema.columns where table_schema = current_schema"
            + " and lower(table_name) = 'system_custom_field' and lower(column_name) = 'masked_last'")
    int newColumns();

    @Select(
            "select entity_name as entity, field_name as name, type, label, words, explanation as help, required, is_unique,"
                    + " searchable, sensitive, false as encrypted, cast(null as bigint) as masked_last, max_length, targets,"
                    + " first_values, state from system_custom_field order by created_at, id")
    List<FieldRow> fieldsOfOlderVersion();

    @Select(
            "select entity_name as entity, field_name as name, type, label, words, explanation as help, required, is_unique,"
                    + " searchable, sensitive, encrypted, masked_last, max_length, targets, first_values, state"
                    + " from system_custom_field order by created_at, id")
    List<FieldRow> fields();
}
