package org.kontor.core.match;

/** How alike two words are: by how many letters are to be changed, put in, left out or turned round. */
final class Alike {
    private Alike() {}

    /** From 0 to 1, the same being 1. */
    static double words(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        int longer = Math.max(one.length(), other.length());
        if (one.isEmpty() || other.isEmpty() || Math.abs(one.length() - other.length()) * 2 > longer) {
            return 0;
        }
        return 1 - (double) distance(one, other) / longer;
    }

    /** How many letters are wrong; two that are turned round count once. */
    static int distance(String one, String other) {
        int width = other.length();
        int[] before = new int[width + 1];
        int[] last = new int[width + 1];
        int[] now = new int[width + 1];
        for (int j = 0; j <= width; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            now[0] = i;
            char letter = one.charAt(i - 1);
            for (int j = 1; j <= width; j++) {
                int cost = letter == other.charAt(j - 1) ? 0 : 1;
                int best = Math.min(Math.min(now[j - 1], last[j]) + 1, last[j - 1] + cost);
                boolean isTurned =
                        i > 1 && j > 1 && letter == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
                now[j] = isTurned ? Math.min(best, before[j - 2] + 1) : best;
            }
            int[] free = before;
            before = last;
            last = now;
            now = free;
        }
        return last[width];
    }
}
