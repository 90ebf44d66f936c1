package org.kontor.core.match;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Terms that records of one thing have in common more often than others: each survives some of the ways in which the same is
 * written differently.
 */
public final class MatchKeys {
    private static final int MOST = 60;
    private static final int END = 5;

    private MatchKeys() {}

    /** The terms of a record. */
    public static List<String> of(MatchProfile profile) {
        Set<String> keys = new LinkedHashSet<>();
        profile.values(MatchKind.NUMBER).forEach(each -> keys.add("n:" + each.text()));
        profile.values(MatchKind.ACCOUNT).forEach(each -> keys.add("b:" + each.text()));
        profile.values(MatchKind.EMAIL).forEach(each -> {
            keys.add("e:" + each.text());
            String local = each.text().substring(0, each.text().lastIndexOf('@'));
            if (local.length() > 7) {
                keys.add("l:" + local);
            }
        });
        profile.values(MatchKind.WEB).forEach(each -> keys.add("u:" + each.text()));
        profile.values(MatchKind.PHONE).forEach(each -> keys.add("p:" + tail(each.text(), 7)));
        List<String> places = new ArrayList<>();
        profile.values(MatchKind.POSTCODE).forEach(each -> places.add(each.text()));
        profile.values(MatchKind.CITY).forEach(each -> places.add(head(each.text(), 4)));
        profile.streets().stream()
                .filter(street -> !street.name().isEmpty() && !street.houses().isEmpty())
                .forEach(street ->
                        places.add(head(street.name(), 4) + street.houses().getFirst()));
        for (NameForm name : profile.names()) {
            add(name, places, keys);
        }
        return keys.stream().limit(MOST).toList();
    }

    private static void add(NameForm name, List<String> places, Set<String> keys) {
        List<String> sorted = name.sounds().stream().sorted().toList();
        String all = String.join("", sorted);
        keys.add("a:" + all);
        keys.add("w:" + name.whole());
        name.turned().forEach(turned -> keys.add("w:" + turned));
        if (all.length() > END) {
            keys.add("h:" + head(name.whole(), END) + name.whole().length() / 4);
            keys.add("t:" + tail(name.whole(), END) + name.whole().length() / 4);
        }
        // of words by themselves many are everybody's; together with another, or with a place, they are not
        List<String> bones = sorted.stream().map(Letters::skeleton).toList();
        for (int i = 0; i < bones.size() && i < 4; i++) {
            for (int j = i + 1; j < bones.size() && j < 4; j++) {
                keys.add("s:" + bones.get(i) + " " + bones.get(j));
            }
            for (String place : places) {
                if (bones.get(i).length() > 1) {
                    keys.add("o:" + head(bones.get(i), 4) + " " + place);
                }
            }
        }
        if (bones.size() == 1) {
            keys.add("s:" + bones.getFirst());
        }
    }

    private static String head(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    private static String tail(String text, int length) {
        return text.length() <= length ? text : text.substring(text.length() - length);
    }
}
