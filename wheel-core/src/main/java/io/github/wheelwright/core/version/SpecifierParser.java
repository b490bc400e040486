package io.github.wheelwright.core.version;

import io.github.wheelwright.core.text.Ascii;
import io.github.wheelwright.core.text.Whitespace;
import java.util.ArrayList;
import java.util.List;

/** Reads clauses within a text, so that positions of errors are those of the whole. */
final class SpecifierParser {
    private final String text;

    SpecifierParser(String text) {
        this.text = text;
    }

    /** Clauses with commas between them; the reference passes over empty ones. */
    List<Specifier> clauses(int from, int to) {
        List<Specifier> clauses = new ArrayList<>(2);
        for (int start = from; start <= to; start++) {
            int end = clauseEnd(start, to);
            if (Whitespace.skip(text, start, end) < end) {
                clauses.add(clause(start, end));
            }
            start = end;
        }
        return clauses;
    }

    private int clauseEnd(int start, int to) {
        int comma = text.indexOf(',', start);
        return comma < 0 || comma > to ? to : comma;
    }

    /** The clause in {@code [from, to)}. */
    Specifier clause(int from, int to) {
        int start = Whitespace.skip(text, from, to);
        int end = Whitespace.skipBack(text, start, to);
        Operator operator = start < end ? Operator.find(text, start) : null;
        if (operator == null || start + operator.toString().length() > end) {
            throw error("expected one of ===, ~=, ==, !=, <=, >=, <, >", start, 1);
        }
        return clause(operator, start + operator.toString().length(), end);
    }

    /** The clause whose version is in {@code [from, to)}. */
    Specifier clause(Operator operator, int from, int to) {
        int versionAt = Whitespace.skip(text, from, to);
        int end = Whitespace.skipBack(text, versionAt, to);
        if (operator == Operator.ARBITRARY) {
            return arbitrary(versionAt, end);
        }
        if (versionAt == end) {
            throw error("expected a version after the operator", versionAt, 1);
        }
        String written = text.substring(versionAt, end);
        return written.endsWith(".*") ? wildcard(operator, written, versionAt) : plain(operator, written, versionAt);
    }

    private Specifier arbitrary(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (Whitespace.is(c) || c == ';' || c == ')') {
                throw error("white space, ';' and ')' cannot stand in a version after ===", i, 1);
            }
        }
        return Specifier.arbitrary(text.substring(from, to));
    }

    private Specifier wildcard(Operator operator, String written, int at) {
        if (operator != Operator.EQUAL && operator != Operator.NOT_EQUAL) {
            throw error(".* can only be used with == and !=", at + written.length() - 2, 2);
        }
        String prefix = written.substring(0, written.length() - 2);
        int stop = Whitespace.skipBack(prefix, 0, prefix.length());
        if (stop < prefix.length()) {
            throw error("white space cannot stand within a version", at + stop, prefix.length() - stop);
        }
        Version base = version(prefix, at);
        NormalForm form = base.form();
        if (form.kind() != PackedKey.FINAL || form.hasLocal()) {
            throw error(
                    ".* cannot follow a pre-release, post-release, development release or local version",
                    at,
                    written.length());
        }
        return Specifier.of(operator, written, base, form.segments(), true);
    }

    private Specifier plain(Operator operator, String written, int at) {
        Version version = version(written, at);
        if (version.hasLocal() && operator != Operator.EQUAL && operator != Operator.NOT_EQUAL) {
            throw error("a local version can only be used with == and !=", at + written.indexOf('+'), 1);
        }
        int segments = 0;
        if (operator == Operator.COMPATIBLE) {
            segments = segments(version);
            if (segments < 2) {
                throw error("~= needs at least two release numbers", at, written.length());
            }
        }
        return Specifier.of(operator, written, version, segments, false);
    }

    /** Release numbers as written; no letter comes before the end of them. */
    private static int segments(Version version) {
        String normal = version.toString();
        int segments = 1;
        for (int i = 0; i + 1 < normal.length(); i++) {
            char c = normal.charAt(i);
            if (c == '.' && Ascii.isDigit(normal.charAt(i + 1))) {
                segments++;
            } else if (!Ascii.isDigit(c) && c != '!') {
                break;
            }
        }
        return segments;
    }

    private Version version(String written, int at) {
        try {
            return Version.parse(written);
        } catch (InvalidVersionException e) {
            throw error(e.problem(), at + e.position(), 1);
        }
    }

    private InvalidSpecifierException error(String problem, int position, int length) {
        return new InvalidSpecifierException(problem, text, position, length);
    }
}
