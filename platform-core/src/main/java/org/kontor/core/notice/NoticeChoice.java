package org.kontor.core.notice;

import java.util.Set;
import org.kontor.api.Choice;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;
import org.kontor.api.Rule;
import org.kontor.core.meta.CatalogBuilder;

/** By which ways somebody wants to be told of something, or that they do not. Everybody's own business. */
public final class NoticeChoice {
    public static final EntityName NAME = EntityName.of("system", "notice_choice");

    static final Field<Ref> PERSON = NAME.reference("person", CatalogBuilder.USER)
            .help("Whose choice it is: always your own")
            .derived();
    static final Field<Choice> KIND = NAME.choice("notice", NoticeLists.KINDS).required();
    static final Field<Set<Choice>> WAYS =
            NAME.choices("ways", NoticeLists.WAYS).help("None: by the bell");
    static final Field<Boolean> OFF = NAME.yesNo("turned_off").help("You are not told at all");

    private NoticeChoice() {}

    public static Entity entity() {
        return Entity.of(NAME, "Choice of notices", "Choices of notices")
                .fields(PERSON, KIND, WAYS, OFF)
                .title(KIND)
                .help("By which ways you are told of what");
    }

    public static Rule[] rules() {
        return new Rule[] {Rule.unique(PERSON, KIND), Rule.fill(OFF.to(false))};
    }

    /** It is the choice of whoever makes it. */
    public static void before(Drafts drafts) {
        for (Draft draft : drafts) {
            if (draft.before().isEmpty()) {
                draft.set(PERSON.to(drafts.records().actor().ref()));
            }
        }
    }
}
