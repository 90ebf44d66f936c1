package org.kontor.core.search;

/** How like a term of a record is to one that is looked for; the same that the index answers. */
enum Likeness {
    NONE,
    TYPO,
    BEGINNING,
    SAME;

    static Likeness of(Wanted.Atom wanted, String term) {
        if (term.equals(wanted.term())) {
            return SAME;
        }
        if (wanted.isBeginning() && term.startsWith(wanted.term())) {
            return BEGINNING;
        }
        return wanted.typos() > 0 && isMistyped(wanted.term(), term, wanted.typos()) ? TYPO : NONE;
    }

    /** Whether not more letters are others, missing, too many or in the place of their neighbours; the first is never wrong. */
    private static boolean isMistyped(String wanted, String term, int most) {
        if (wanted.codePointAt(0) != term.codePointAt(0) || Math.abs(wanted.length() - term.length()) > 2 * most) {
            return false;
        }
        int[] from = wanted.codePoints().toArray();
        int[] to = term.codePoints().toArray();
        if (Math.abs(from.length - to.length) > most) {
            return false;
        }
        int[][] cost = new int[from.length + 1][to.length + 1];
        for (int i = 0; i <= from.length; i++) {
            for (int j = 0; j <= to.length; j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, from, to, i, j);
            }
        }
        return cost[from.length][to.length] <= most;
    }

    private static int cheapest(int[][] cost, int[] from, int[] to, int i, int j) {
        int other = from[i - 1] == to[j - 1] ? 0 : 1;
        int cheapest = Math.min(cost[i - 1][j - 1] + other, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean isSwapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
        return isSwapped ? Math.min(cheapest, cost[i - 2][j - 2] + 1) : cheapest;
    }
}
