package io.github.wheelwright.core.version;

import io.github.wheelwright.core.text.Ascii;
import io.github.wheelwright.core.text.Whitespace;

/**
 * Reads every spelling that PEP 440, appendix B allows, and writes the normal form. Each part is taken greedily and never given
 * back, as the reference's possessive pattern does, so one pass is enough.
 */
final class VersionParser {
    private static final String[] PRE_SPELLINGS = {"alpha", "a", "beta", "b", "preview", "pre", "c", "rc"};
    private static final String[] PRE_NORMAL = {"a", "a", "b", "b", "rc", "rc", "rc", "rc"};
    private static final String[] POST_SPELLINGS = {"post", "rev", "r"};
    private static final String[] DEV_SPELLINGS = {"dev"};

    private final String text;
    private final int end;
    private final StringBuilder normal;
    private int at;

    private VersionParser(String text) {
        this.text = text;
        this.at = Whitespace.skip(text, 0, text.length());
        this.end = Whitespace.skipBack(text, at, text.length());
        this.normal = new StringBuilder(end - at + 8);
    }

    /** The normal form of a version. */
    static String normalize(String text) {
        VersionParser parser = new VersionParser(text);
        parser.version();
        return parser.normal.toString();
    }

    private void version() {
        if (at < end && Ascii.toLower(text.charAt(at)) == 'v') {
            at++;
        }
        epochAndRelease();
        pre();
        post();
        dev();
        local();
        if (at < end) {
            throw error("unexpected text in a version", at, end - at);
        }
    }

    private void epochAndRelease() {
        int stop = Ascii.skipDigits(text, at, end);
        if (stop == at) {
            throw error("expected a number at the start of a version", at, 1);
        }
        if (stop < end && text.charAt(stop) == '!') {
            int before = normal.length();
            Digits.appendNormal(normal, text, at, stop);
            if (normal.charAt(before) == '0') {
                normal.setLength(before);
            } else {
                normal.append('!');
            }
            at = stop + 1;
            stop = Ascii.skipDigits(text, at, end);
            if (stop == at) {
                throw error("expected a number after the epoch of a version", at, 1);
            }
        }
        Digits.appendNormal(normal, text, at, stop);
        at = stop;
        while (at + 1 < end && text.charAt(at) == '.' && Ascii.isDigit(text.charAt(at + 1))) {
            stop = Ascii.skipDigits(text, at + 1, end);
            normal.append('.');
            Digits.appendNormal(normal, text, at + 1, stop);
            at = stop;
        }
    }

    private void pre() {
        int letters = afterSeparator(at);
        int spelling = spelling(PRE_SPELLINGS, letters);
        if (spelling >= 0) {
            normal.append(PRE_NORMAL[spelling]);
            number(letters + PRE_SPELLINGS[spelling].length());
        }
    }

    private void post() {
        if (at + 1 < end && text.charAt(at) == '-' && Ascii.isDigit(text.charAt(at + 1))) {
            normal.append(".post");
            int stop = Ascii.skipDigits(text, at + 1, end);
            Digits.appendNormal(normal, text, at + 1, stop);
            at = stop;
            return;
        }
        int letters = afterSeparator(at);
        int spelling = spelling(POST_SPELLINGS, letters);
        if (spelling >= 0) {
            normal.append(".post");
            number(letters + POST_SPELLINGS[spelling].length());
        }
    }

    private void dev() {
        int letters = afterSeparator(at);
        int spelling = spelling(DEV_SPELLINGS, letters);
        if (spelling >= 0) {
            normal.append(".dev");
            number(letters + DEV_SPELLINGS[spelling].length());
        }
    }

    /** Takes {@code [._-]?[0-9]*}; no number is the number zero. */
    private void number(int afterLetters) {
        int start = afterSeparator(afterLetters);
        int stop = Ascii.skipDigits(text, start, end);
        Digits.appendNormal(normal, text, start, stop);
        at = stop;
    }

    private void local() {
        if (at == end || text.charAt(at) != '+') {
            return;
        }
        char separator = '+';
        do {
            int start = at + 1;
            int stop = start;
            while (stop < end && Ascii.isAlphanumeric(text.charAt(stop))) {
                stop++;
            }
            if (stop == start) {
                throw error("expected a letter or a digit in the local part of a version", start, 1);
            }
            normal.append(separator);
            localSegment(start, stop);
            separator = '.';
            at = stop;
        } while (at < end && isSeparator(text.charAt(at)));
    }

    private void localSegment(int start, int stop) {
        if (Ascii.skipDigits(text, start, stop) == stop) {
            Digits.appendNormal(normal, text, start, stop);
            return;
        }
        for (int i = start; i < stop; i++) {
            normal.append(Ascii.toLower(text.charAt(i)));
        }
    }

    private int afterSeparator(int from) {
        return from < end && isSeparator(text.charAt(from)) ? from + 1 : from;
    }

    private static boolean isSeparator(char c) {
        return c == '.' || c == '-' || c == '_';
    }

    private int spelling(String[] spellings, int from) {
        for (int i = 0; i < spellings.length; i++) {
            if (startsWith(spellings[i], from)) {
                return i;
            }
        }
        return -1;
    }

    private boolean startsWith(String spelling, int from) {
        if (spelling.length() > end - from) {
            return false;
        }
        for (int i = 0; i < spelling.length(); i++) {
            if (Ascii.toLower(text.charAt(from + i)) != spelling.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private InvalidVersionException error(String problem, int position, int length) {
        return new InvalidVersionException(problem, text, Math.min(position, end), length);
    }
}
