package org.kontor.core.http;

/** Makes text from outside safe to stand in a line of the log. */
final class LogText {
    private static final int LONGEST = 200;

    private LogText() {}

    static String of(String text) {
        StringBuilder safe = new StringBuilder();
        int end = Math.min(text.length(), LONGEST);
        for (int i = 0; i < end; i++) {
            char each = text.charAt(i);
            boolean plain = each >= 0x20 && each != 0x7f && !Character.isISOControl(each) && !lineOrFormat(each);
            if (plain && each != '\\') {
                safe.append(each);
            } else {
                safe.append("\\u").append(String.format("%04x", (int) each));
            }
        }
        return end < text.length() ? safe.append('…').toString() : safe.toString();
    }

    private static boolean lineOrFormat(char each) {
        int type = Character.getType(each);
        return type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR || type == Character.FORMAT;
    }
}
