package org.kontor.core.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the tables in hand-written SQL: whatever stands where SQL expects a table. */
final class SqlTables {
    private static final Pattern NOISE = Pattern.compile("--[^\\n]*|/\\*.*?\\*/|'(?:[^']|'')*'", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\"[^\"]+\"|[\\p{L}_][\\p{L}\\p{N}_$]*|[(),;.]");
    private static final Set<String> STATEMENTS =
            Set.of("insert", "update", "delete", "merge", "create", "alter", "drop");
    private static final Set<String> RECORDS = Set.of("insert", "update", "delete", "merge");
    private static final Set<String> OBJECTS = Set.of("table", "index", "sequence");
    private static final Set<String> BEFORE_TABLE =
            Set.of("from", "join", "into", "update", "table", "references", "using", "sequence");
    private static final Set<String> BETWEEN = Set.of("if", "not", "exists", "only", "lateral");
    private static final Set<String> END_OF_FROM =
            Set.of("where", "set", "on", "group", "order", "having", "limit", "union", "when", "values", "select");

    private final List<String> words = new ArrayList<>();

    SqlTables(String sql) {
        Matcher matcher = WORD.matcher(NOISE.matcher(sql).replaceAll(" "));
        while (matcher.find()) {
            String word = matcher.group();
            words.add(word.startsWith("\"") ? word : word.toLowerCase(Locale.ROOT));
        }
    }

    /** What it does beside changing tables that are one's own. */
    List<String> problems(Predicate<String> isOwn) {
        List<String> problems = new ArrayList<>();
        boolean begins = true;
        boolean inIndex = false;
        boolean inFrom = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (begins) {
                checkStatement(i, problems);
                inIndex = word.equals("create") && isIndex(i);
                inFrom = false;
            }
            begins = word.equals(";");
            if (word.equals("from") || word.equals("join")) {
                inFrom = true;
            } else if (END_OF_FROM.contains(word) || word.equals(")") || begins) {
                inFrom = inFrom && word.equals(")");
            }
            // the first word of an update is not followed by its table where it stands in "for update" or "on … update"
            boolean expects = BEFORE_TABLE.contains(word) && !isUpdateOfOtherKind(i)
                    || inIndex && word.equals("on")
                    || inFrom && word.equals(",");
            if (expects) {
                String table = table(i + 1);
                if (!table.isEmpty() && !isOwn.test(table)) {
                    problems.add("touches " + table);
                }
            }
        }
        return problems;
    }

    /** Of each statement, whether it changes records, and no table. */
    List<Boolean> ofRecords() {
        List<Boolean> all = new ArrayList<>();
        boolean begins = true;
        for (String word : words) {
            if (begins && !word.equals(";")) {
                all.add(RECORDS.contains(word));
            }
            begins = word.equals(";");
        }
        return all;
    }

    private void checkStatement(int at, List<String> problems) {
        String word = words.get(at);
        if (!STATEMENTS.contains(word)) {
            problems.add("begins a statement with " + word);
        } else if ((word.equals("create") || word.equals("alter") || word.equals("drop")) && !isOf(at)) {
            problems.add("uses " + word + " on something that is no table, index or sequence");
        }
    }

    private boolean isOf(int at) {
        String next = word(at + 1);
        return OBJECTS.contains(next) || next.equals("unique") && word(at + 2).equals("index");
    }

    private boolean isIndex(int at) {
        return word(at + 1).equals("index") || word(at + 2).equals("index");
    }

    private boolean isUpdateOfOtherKind(int at) {
        String before = at == 0 ? ";" : words.get(at - 1);
        return words.get(at).equals("update") && !before.equals(";") && !before.equals("then");
    }

    private String table(int from) {
        int at = from;
        while (BETWEEN.contains(word(at))) {
            at++;
        }
        String name = word(at);
        if (name.equals("(") || name.equals("set")) {
            return "";
        }
        return name.replace("\"", "") + (word(at + 1).equals(".") ? "." + word(at + 2) : "");
    }

    private String word(int at) {
        return at < words.size() ? words.get(at) : "";
    }
}
