package org.kontor.core.system;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.Message;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.core.access.RightsState;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.ShortText;
import org.kontor.core.record.Insight;

/** What holds of comments: whom they answer and mention, how they begin, and who is told of them. */
final class CommentHooks {
    private static final Pattern LINE =
            Pattern.compile("</?(p|br|div|li|ul|ol|h[1-6]|tr|td|th|blockquote|pre|hr)\\b[^>]*>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final int MOST_MENTIONS = 50;
    /** Whose comments are the last ones takes part in what is said; of earlier ones nobody is told. */
    private static final int LATEST = 100;

    private final Supplier<Declared> declared;
    private final InstantSource clock;

    CommentHooks(Supplier<Declared> declared, InstantSource clock) {
        this.declared = declared;
        this.clock = clock;
    }

    void before(Drafts drafts) {
        Records own = Administrators.own(drafts.records());
        Insight insight = Insight.of(drafts.records());
        for (Draft draft : drafts) {
            Optional<Ref> about = draft.find(Comment.ABOUT);
            boolean isNew = draft.before().isEmpty();
            if (isNew) {
                draft.set(
                        Comment.AUTHOR.to(ShortText.of(drafts.records().actor().name(), 200)));
            } else if (draft.changes(Comment.TEXT)) {
                draft.set(Comment.EDITED_AT.to(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
            }
            if (isNew || draft.changes(Comment.TEXT)) {
                excerpt(draft);
            }
            // of a record out of sight nothing is told but that it is not there
            if (about.isEmpty() || !isKnown(about.get()) || !insight.sees(about.get())) {
                continue;
            }
            if (draft.changes(Comment.ANSWERS)) {
                answers(draft, own, insight, about.get());
            }
            if (draft.changes(Comment.MENTIONS)) {
                mentions(draft, insight, about.get());
            }
            if (isNew) {
                draft.set(Comment.TOLD.to(told(draft, own, about.get())));
            }
        }
    }

    /** What is left of a text may be marks without a letter, which says nothing. */
    private static void excerpt(Draft draft) {
        String excerpt = draft.find(Comment.TEXT).map(CommentHooks::excerpt).orElse(null);
        if (excerpt != null && excerpt.codePoints().allMatch(CommentHooks::isBlank)) {
            draft.refuse(Comment.TEXT, Message.of("system.required", "Must not be empty"));
        }
        draft.set(Comment.EXCERPT.to(excerpt));
    }

    private static boolean isBlank(int letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
    }

    private boolean isKnown(Ref about) {
        return declared.get()
                .catalog()
                .findMeta(about.entity())
                .filter(EntityMeta::takesAttached)
                .isPresent();
    }

    /** One level: who answers an answer answers what that one answers. */
    private static void answers(Draft draft, Records own, Insight insight, Ref about) {
        draft.find(Comment.ANSWERS).flatMap(own::find).ifPresent(answered -> {
            Ref other = answered.find(Comment.ABOUT).orElse(null);
            if (other == null || !insight.sees(other)) {
                // it is not there, which whoever checks references says
                return;
            }
            if (!about.equals(answered.find(Comment.ABOUT).orElse(null))) {
                draft.refuse(
                        Comment.ANSWERS,
                        Message.of("system.comment_elsewhere", "That comment is about another record"));
            } else if (answered.find(Comment.ANSWERS).isPresent()) {
                draft.refuse(
                        Comment.ANSWERS,
                        Message.of(
                                "system.comment_deeper",
                                "That comment is an answer itself: answer the one that it answers"));
            }
        });
    }

    /** Whoever is mentioned is told, so they are somebody, and may read what it is about. */
    private void mentions(Draft draft, Insight insight, Ref about) {
        Set<Ref> before = Set.copyOf(
                draft.before().flatMap(row -> row.find(Comment.MENTIONS)).orElse(List.of()));
        List<Ref> mentioned = draft.find(Comment.MENTIONS).orElse(List.of());
        if (mentioned.size() > MOST_MENTIONS) {
            draft.refuse(
                    Comment.MENTIONS,
                    Message.of("system.too_many", "At most {max, number} entries")
                            .with("max", MOST_MENTIONS));
            return;
        }
        RightsState state = declared.get().policy().state();
        for (Ref each : mentioned) {
            if (before.contains(each)) {
                continue;
            }
            Optional<RightsState.User> person = state.person(each.id());
            if (person.isEmpty()) {
                draft.refuse(
                        Comment.MENTIONS,
                        Message.of("system.mention_nobody", "Somebody mentioned is no active person"));
            } else if (!insight.sees(declared.get().policy().ofPerson(each.id()), about)) {
                draft.refuse(
                        Comment.MENTIONS,
                        Message.of(
                                        "system.mention_unseen",
                                        "{name} cannot see this record: share it with them first, or leave them out")
                                .with("name", person.get().fullName()));
            }
        }
    }

    private List<Ref> told(Draft draft, Records own, Ref about) {
        UUID writer = own.actor().ref().id();
        Set<UUID> told = new LinkedHashSet<>();
        boolean isOwned = declared.get().catalog().get(about.entity()).isOwned();
        if (isOwned) {
            own.find(about)
                    .flatMap(record -> record.find(about.entity().owner()))
                    .ifPresent(owner -> told.add(owner.id()));
        }
        Query latest = Query.of(Comment.NAME)
                .where(Comment.ABOUT.is(about))
                .sort(Comment.NAME.createdAt().descending())
                .limit(LATEST);
        own.list(latest).rows().stream()
                .map(CommentHooks::writer)
                .filter(Objects::nonNull)
                .forEach(told::add);
        told.remove(writer);
        draft.find(Comment.MENTIONS).orElse(List.of()).forEach(each -> told.remove(each.id()));
        RightsState state = declared.get().policy().state();
        List<Ref> people = new ArrayList<>();
        told.stream().filter(id -> state.person(id).isPresent()).forEach(id -> people.add(Ref.of(User.NAME, id)));
        return people;
    }

    private static UUID writer(Row comment) {
        return comment.get(Comment.NAME.creator()).id();
    }

    /** Its text without its form. */
    static String excerpt(String html) {
        String plain = TAG.matcher(LINE.matcher(html).replaceAll(" "))
                .replaceAll("")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&#64;", "@")
                .replace("&#61;", "=")
                .replace("&#43;", "+")
                .replace("&#96;", "`")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
        return plain.length() > Comment.LONGEST_EXCERPT ? ShortText.of(plain, Comment.LONGEST_EXCERPT) + "…" : plain;
    }
}
