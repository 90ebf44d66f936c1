package org.kontor.core.module;

import java.time.Instant;
import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FileId;
import org.kontor.api.Rule;
import org.kontor.api.Ui;
import org.kontor.core.meta.SaidTexts;

/** What a change of plugins or of configuration would do, written down before it is done. The kernel alone writes it. */
public final class PlanRecord {
    public static final EntityName NAME = EntityName.of("system", "plan");

    public static final Choice PROPOSED = Choice.of("proposed");
    /** Something stands against it. */
    public static final Choice IMPOSSIBLE = Choice.of("impossible");

    public static final Choice APPLIED = Choice.of("applied");
    /** The world was another one when it was to be applied. */
    public static final Choice OUTDATED = Choice.of("outdated");

    public static final Choice FAILED = Choice.of("failed");

    public static final Field<String> TITLE =
            NAME.text("label").label("Title").required().maxLength(500).derived();
    public static final Field<Choice> STATE = NAME.choice("state", PROPOSED, IMPOSSIBLE, APPLIED, OUTDATED, FAILED)
            .required()
            .derived();
    public static final Field<String> SUMMARY =
            NAME.longText("summary").label("What it does").required().derived();
    static final Field<String> ASKED = NAME.longText("asked")
            .help("What was asked for, as JSON")
            .required()
            .derived();
    static final Field<String> CONTENT =
            NAME.longText("content").help("What it does, as JSON").required().derived();
    static final Field<String> FINGERPRINT = NAME.text("fingerprint")
            .help("Another one where the plan would be another one")
            .required()
            .maxLength(64)
            .derived();
    public static final Field<Instant> APPLIED_AT =
            NAME.moment("applied_at").label("Applied").derived();
    public static final Field<String> REASON =
            NAME.longText("reason").help("Why it was not applied").derived();

    /** What was asked for and what it does, where that is longer than a text may be; of configuration what came, always. */
    static final Field<FileId> FILE = NAME.file("file")
            .help("What was asked for, with what it does, where it is long")
            .derived();

    static final Field<String> SAID = NAME.longText(SaidTexts.FIELD)
            .help("What its texts are made of, by which each reader reads them in their language, as JSON")
            .derived();

    private PlanRecord() {}

    public static Entity entity() {
        return Entity.of(NAME, "Plan", "Plans")
                .fields(TITLE, STATE, SUMMARY, APPLIED_AT, REASON, ASKED, CONTENT, FINGERPRINT, FILE, SAID)
                .title(TITLE)
                .help("What changes of plugins and configuration would do, and did");
    }

    public static Ui menu() {
        return Ui.menu(NAME, "Plans", "clipboard-check", 970);
    }

    public static Rule[] rules() {
        return new Rule[] {Rule.index(NAME.createdAt())};
    }
}
