package org.kontor.core.database;

import com.ibm.icu.text.Collator;
import java.util.Comparator;
import java.util.Locale;
import org.h2.util.JdbcUtils;
import org.h2.util.Utils;

/**
 * The root order of ICU for H2, as PostgreSQL's {@code und-x-icu} has it: texts that ICU holds for equal are told apart
 * by their code points, so that equality stays exact. H2 finds it in the place of ICU's own class.
 */
public final class RootOrder implements Comparator<String> {
    /** English has no order of its own in ICU, and H2 takes only names of languages. */
    static final String COLLATION = "ICU4J_EN";

    private static final Utils.ClassFactory IN_PLACE_OF_ICU = new Utils.ClassFactory() {
        @Override
        public boolean match(String name) {
            return name.equals(Collator.class.getName());
        }

        @Override
        public Class<?> loadClass(String name) {
            return RootOrder.class;
        }
    };

    private Collator collator = frozen(Collator.TERTIARY);
    private boolean exact = true;

    private RootOrder() {}

    /** Before the first connection: files that were made with this order cannot be read by another one. */
    static void register() {
        // the factories are a set-like list
        JdbcUtils.removeClassFactory(IN_PLACE_OF_ICU);
        JdbcUtils.addClassFactory(IN_PLACE_OF_ICU);
    }

    /** Called by H2. */
    public static RootOrder getInstance(Locale any) {
        return new RootOrder();
    }

    /** Called by H2, once, with the secondary strength where case is to be ignored. */
    public void setStrength(int strength) {
        collator = frozen(strength);
        exact = strength >= Collator.TERTIARY;
    }

    @Override
    public int compare(String left, String right) {
        if (left.equals(right)) {
            return 0;
        }
        int order = collator.compare(left, right);
        return order != 0 || !exact ? order : byCodePoint(left, right);
    }

    private static int byCodePoint(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            if (left.charAt(i) != right.charAt(i)) {
                // two halves of a pair, where the first half is the same, keep the order of their code points
                int at = i > 0 && Character.isHighSurrogate(left.charAt(i - 1)) ? i - 1 : i;
                return Integer.compare(left.codePointAt(at), right.codePointAt(at));
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /** Frozen collators serve many threads at once. */
    private static Collator frozen(int strength) {
        Collator root = Collator.getInstance(Locale.ROOT);
        root.setStrength(strength);
        return root.freeze();
    }
}
