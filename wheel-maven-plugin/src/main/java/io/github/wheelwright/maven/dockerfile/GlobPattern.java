package io.github.wheelwright.maven.dockerfile;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Patterns of a shell ({@code *} and {@code ?}) within a substitution. */
final class GlobPattern {
    private GlobPattern() {}

    /** {@code value} without what {@code word} matches at its start ({@code #}) or end ({@code %}), a doubled sign: the longest. */
    static String trimmed(String value, String word, int sign) throws ExpansionException {
        boolean longest = !word.isEmpty() && word.charAt(0) == sign;
        String pattern = longest ? word.substring(1) : word;
        if (sign == '#') {
            Matcher matcher = compile(pattern, longest).matcher(value);
            return matcher.lookingAt() ? value.substring(matcher.end()) : value;
        }
        Pattern whole = compile(pattern, true);
        int from = longest ? 0 : value.length();
        for (int i = from; longest ? i <= value.length() : i >= 0; i += longest ? 1 : -1) {
            if (whole.matcher(value).region(i, value.length()).matches()) {
                return value.substring(0, i);
            }
        }
        return value;
    }

    static String replaced(String value, String pattern, String replacement, boolean all) throws ExpansionException {
        Matcher matcher = compile(pattern, true).matcher(value);
        String plain = Matcher.quoteReplacement(replacement);
        return all ? matcher.replaceAll(plain) : matcher.replaceFirst(plain);
    }

    private static Pattern compile(String glob, boolean longest) throws ExpansionException {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (c == '*') {
                regex.append(longest ? ".*" : ".*?");
            } else if (c == '?') {
                regex.append('.');
            } else if (c == '\\') {
                char escaped = i + 1 < glob.length() ? glob.charAt(i + 1) : '\uffff';
                if (escaped == '}' || escaped == '/') {
                    continue;
                }
                if (escaped != '*' && escaped != '?' && escaped != '\\') {
                    throw new ExpansionException("invalid pattern (" + glob + ") in substitution: invalid escape");
                }
                regex.append('\\').append(escaped);
                i++;
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString());
    }
}
