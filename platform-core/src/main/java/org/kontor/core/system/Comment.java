package org.kontor.core.system;

import java.time.Instant;
import java.util.List;
import org.kontor.api.Condition;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Notice;
import org.kontor.api.Ref;
import org.kontor.api.Rule;
import org.kontor.api.TimeLine;

/** What somebody says about a record, or answers to what was said. It hangs on the record: who reads that reads this. */
public final class Comment {
    public static final EntityName NAME = EntityName.of("system", "comment");

    static final int LONGEST_EXCERPT = 200;

    public static final Field<Ref> ABOUT =
            NAME.reference("about").label("Record").required().help("What it is about; it stays there");
    public static final Field<String> TEXT =
            NAME.richText("text").required().maxLength(20_000).searchable();
    public static final Field<Ref> ANSWERS =
            NAME.reference("answers", NAME).help("The comment that it answers, which answers none itself");
    public static final Field<List<Ref>> MENTIONS = NAME.references("mentions", User.NAME)
            .label("Mentioned")
            .help("Who is told of it; each of them may read the record");
    static final Field<String> AUTHOR = NAME.text("author")
            .maxLength(200)
            .help("What its writer was called then, for when they are gone")
            .derived();
    static final Field<String> EXCERPT = NAME.text("excerpt")
            .maxLength(LONGEST_EXCERPT + 1)
            .help("How it begins, as plain text")
            .derived();
    static final Field<Instant> EDITED_AT =
            NAME.moment("edited_at").label("Edited").help("Empty: never").derived();
    static final Field<List<Ref>> TOLD = NAME.references("told", User.NAME)
            .help("Who is told of it unmentioned: the record's owner, and whoever commented before")
            .derived();

    private Comment() {}

    static Entity entity() {
        return Entity.of(NAME, "Comment", "Comments")
                .fields(ABOUT, TEXT, ANSWERS, MENTIONS, AUTHOR, EXCERPT, EDITED_AT, TOLD)
                .title(EXCERPT)
                .attachedTo(ABOUT)
                .help("What people say about records; who may read a record reads and writes its comments");
    }

    static Rule[] rules() {
        return new Rule[] {
            Rule.index(ABOUT, NAME.createdAt()),
            Rule.index(NAME.createdAt()),
            Rule.index(ANSWERS),
            Rule.plays(
                    TimeLine.NAME,
                    Condition.always(),
                    TimeLine.AT.from(NAME.createdAt()),
                    TimeLine.ABOUT.from(ABOUT),
                    TimeLine.WHAT.to("commented"),
                    TimeLine.SUBJECT.from(EXCERPT),
                    TimeLine.WHO.from(NAME.creator()))
        };
    }

    static Notice[] notices() {
        return new Notice[] {
            Notice.on(NAME, "mentioned").toEach(MENTIONS),
            Notice.on(NAME, "commented").label("New comment").toEach(TOLD)
        };
    }
}
