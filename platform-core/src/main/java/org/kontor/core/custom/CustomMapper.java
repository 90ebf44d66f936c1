package org.kontor.core.custom;

import java.util.List;
import java.util.Map;
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

    /** Rows of {@link CustomField}: at the start after an upgrade, the columns that the version before had. */
    @Select("select * from system_custom_field order by created_at, id")
    List<Map<String, Object>> fields();
}
