package io.github.wheelwright.core.index;

/** Text in HTML. */
final class HtmlText {
    private HtmlText() {}

    /** Escaped for content and for attributes in double quotes; the text itself where nothing is to be escaped, as almost always. */
    static String escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isSpecial(text.charAt(i))) {
                return text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;");
            }
        }
        return text;
    }

    private static boolean isSpecial(char c) {
        return c == '&' || c == '<' || c == '>' || c == '"';
    }
}
