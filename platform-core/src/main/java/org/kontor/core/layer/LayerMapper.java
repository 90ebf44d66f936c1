package org.kontor.core.layer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The tables of layers, read as a whole. */
interface LayerMapper {
    /** A row of {@link FormChange}. */
    record FormRow(
            String entity,
            String form,
            String kind,
            String element,
            @Nullable String level,
            @Nullable Boolean hidden,
            @Nullable String label,
            @Nullable String words,
            @Nullable Long place,
            @Nullable Long columnCount,
            @Nullable Boolean collapsed,
            @Nullable String condition,
            @Nullable String section,
            @Nullable String afterElement,
            @Nullable Boolean atStart,
            UUID updatedBy,
            Instant updatedAt) {}

    /** A row of {@link LabelChange}. */
    record LabelRow(String subject, String language, String said, UUID updatedBy, Instant updatedAt) {}

    /** A row of {@link ValueChange}. */
    record ValueRow(
            String list,
            String name,
            @Nullable String level,
            @Nullable Boolean hidden,
            @Nullable Long rank,
            UUID updatedBy,
            Instant updatedAt) {}

    /** A value of a list as administrators wrote it. */
    record ListRow(
            String list,
            String name,
            @Nullable String label,
            @Nullable Long rank) {}

    @Select(
            "select entity, form, kind, element, level, hidden, label, words, place, column_count, collapsed, condition,"
                    + " section, after_element, at_start, updated_by, updated_at from system_form_change order by created_at, id")
    List<FormRow> forms();

    @Select("select subject, language, said, updated_by, updated_at from system_label_change")
    List<LabelRow> labels();

    @Select("select list, name, level, hidden, rank, updated_by, updated_at from system_value_change")
    List<ValueRow> values();

    @Select("select list, name, label, rank from system_choice_value")
    List<ListRow> lists();
}
