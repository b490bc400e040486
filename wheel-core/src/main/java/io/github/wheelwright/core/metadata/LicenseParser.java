package io.github.wheelwright.core.metadata;

import io.github.wheelwright.core.text.Ascii;
import io.github.wheelwright.core.text.Whitespace;
import java.util.Locale;

/** Reads a licence expression in one pass, and writes its normal form on the way. */
final class LicenseParser {
    private static final String REFERENCE = "licenseref-";
    private static final int MOST_PARENTHESES = 200;

    private final String text;
    private final StringBuilder normal = new StringBuilder();
    private int start;
    private int end;
    private int depth;
    private Before before = Before.OPERATOR;

    /** What stands before the token that is read. */
    private enum Before {
        OPERATOR,
        WITH,
        OPENED,
        LICENSE,
        EXCEPTION,
        CLOSED;

        boolean wantsOperand() {
            return this == OPERATOR || this == OPENED;
        }
    }

    LicenseParser(String text) {
        this.text = text;
    }

    String parse() {
        while (nextToken()) {
            String token = text.substring(start, end);
            switch (token.toLowerCase(Locale.ROOT)) {
                case "(" -> open();
                case ")" -> close();
                case "and", "or" -> operator(token);
                case "with" -> with();
                default -> identifier(token);
            }
        }
        if (before == Before.WITH || before.wantsOperand()) {
            throw error(before == Before.WITH ? "expected an exception after WITH" : "expected a licence");
        }
        if (depth > 0) {
            throw error("a parenthesis is not closed");
        }
        return normal.toString();
    }

    private boolean nextToken() {
        start = Whitespace.skip(text, end, text.length());
        end = start;
        while (end < text.length() && !isParenthesis(text.charAt(end)) && !Whitespace.is(text.charAt(end))) {
            end++;
        }
        if (end == start && end < text.length()) {
            end++;
        }
        return end > start;
    }

    private static boolean isParenthesis(char c) {
        return c == '(' || c == ')';
    }

    private void open() {
        if (!before.wantsOperand()) {
            throw error(before == Before.WITH ? "expected an exception after WITH" : "expected AND, OR or WITH");
        }
        if (++depth > MOST_PARENTHESES) {
            throw error("more than " + MOST_PARENTHESES + " parentheses within each other");
        }
        write("(", Before.OPENED);
    }

    private void close() {
        if (before == Before.WITH || before.wantsOperand()) {
            throw error("expected a licence");
        }
        if (--depth < 0) {
            throw error("this parenthesis was not opened");
        }
        normal.append(')');
        before = Before.CLOSED;
    }

    private void operator(String token) {
        if (before == Before.WITH || before.wantsOperand()) {
            throw error("expected a licence");
        }
        write(token.toUpperCase(Locale.ROOT), Before.OPERATOR);
    }

    private void with() {
        if (before != Before.LICENSE) {
            throw error("WITH stands only after a licence");
        }
        write("WITH", Before.WITH);
    }

    private void identifier(String token) {
        if (before == Before.WITH) {
            String exception =
                    SpdxList.EXCEPTIONS.find(token).orElseThrow(() -> error("no exception of the SPDX licence list"));
            write(exception, Before.EXCEPTION);
        } else if (before.wantsOperand()) {
            write(license(token), Before.LICENSE);
        } else {
            throw error("expected AND, OR or WITH");
        }
    }

    private String license(String token) {
        if (token.toLowerCase(Locale.ROOT).startsWith(REFERENCE)) {
            String id = token.substring(REFERENCE.length());
            if (id.isEmpty() || !id.chars().allMatch(c -> Ascii.isAlphanumeric((char) c) || c == '.' || c == '-')) {
                throw error("after LicenseRef- stand letters, digits, '.' and '-'");
            }
            return "LicenseRef-" + id;
        }
        boolean orLater = token.endsWith("+");
        String id = orLater ? token.substring(0, token.length() - 1) : token;
        return SpdxList.LICENSES
                        .find(id)
                        .orElseThrow(() -> error("no licence of the SPDX licence list; others begin with LicenseRef-"))
                + (orLater ? "+" : "");
    }

    private void write(String token, Before written) {
        if (before != Before.OPENED && !normal.isEmpty()) {
            normal.append(' ');
        }
        normal.append(token);
        before = written;
    }

    private InvalidLicenseExpressionException error(String problem) {
        return new InvalidLicenseExpressionException(problem, text, start, Math.max(1, end - start));
    }
}
