package org.kontor.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in PostgreSQL's log the statement that the server sent, so that pgbench runs the very same one. */
final class Statements {
    private static final Pattern EXECUTE = Pattern.compile("execute [^:]+: (.*)");
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = ('(?:[^']|'')*'|NULL)");

    private Statements() {}

    /**
     * The last SELECT on a table, with its parameters put in.
     *
     * @param log PostgreSQL's
     * @param table a word that the statement holds
     * @param asked the parameter, quoted, that differs from request to request
     * @param expression what stands for it in pgbench's script
     */
    static String last(List<String> log, String table, String asked, String expression) {
        for (int i = log.size() - 1; i >= 0; i--) {
            Matcher matcher = EXECUTE.matcher(log.get(i));
            if (matcher.find()
                    && matcher.group(1).startsWith("select")
                    && matcher.group(1).contains(table)) {
                String details = i + 1 < log.size() ? log.get(i + 1) : "";
                return filled(matcher.group(1), details, asked, expression);
            }
        }
        throw new IllegalStateException("the log holds no SELECT on " + table);
    }

    /**
     * All statements that hold a word, with their parameters put in, in the order in which they were sent.
     *
     * @param log lines of PostgreSQL's
     */
    static List<String> all(List<String> log, String word) {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            Matcher matcher = EXECUTE.matcher(log.get(i));
            if (matcher.find() && matcher.group(1).contains(word)) {
                statements.add(filled(matcher.group(1), i + 1 < log.size() ? log.get(i + 1) : "", "", ""));
            }
        }
        return statements;
    }

    private static String filled(String statement, String details, String asked, String expression) {
        String filled = statement;
        Matcher parameters = PARAMETER.matcher(details);
        while (parameters.find()) {
            String value = parameters.group(2).equals(asked) ? expression : parameters.group(2);
            filled = filled.replaceFirst("\\$" + parameters.group(1) + "(?!\\d)", Matcher.quoteReplacement(value));
        }
        return filled;
    }
}
