package org.kontor.core.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kontor.api.Choice;
import org.kontor.api.ChoiceList;
import org.kontor.api.Contribution;
import org.kontor.core.meta.ChoiceOption;

/** What users choose from: notices and ways, as plugins declare them. What nobody declares any more stays readable. */
public final class NoticeLists {
    /** Every notice that has no choice of its own. */
    static final Choice ALL = Choice.of("all");

    /** The kernel's own way. */
    static final Choice BELL = Choice.of("bell");

    public static final ChoiceList KINDS = new ChoiceList("system", "notice_kind", List.of(ALL), false);
    public static final ChoiceList WAYS = new ChoiceList("system", "notice_way", List.of(BELL), false);

    private NoticeLists() {}

    /** The values of both lists, by the list's name. */
    public static Map<String, List<ChoiceOption>> options(List<Contribution> contributions) {
        List<ChoiceOption> kinds = new ArrayList<>();
        kinds.add(new ChoiceOption(ALL.name(), "All others", true));
        DeclaredNotice.all(contributions)
                .forEach(each ->
                        kinds.add(new ChoiceOption(each.kind(), each.notice().label(), true)));
        List<ChoiceOption> ways = new ArrayList<>();
        ways.add(new ChoiceOption(BELL.name(), "Bell", true));
        contributions.forEach(contribution ->
                contribution.ways().forEach(way -> ways.add(new ChoiceOption(way.name(), way.label(), true))));
        return Map.of(KINDS.toString(), List.copyOf(kinds), WAYS.toString(), List.copyOf(ways));
    }
}
