package io.github.wheelwright.core.metadata;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** {@code type "/" subtype *(";" attribute "=" value)} with blanks around the parameters (RFC 2045, 5.1). */
final class ContentTypeParser {
    private static final String SPECIAL = "()<>@,:;\\\"[]/?= \t";

    private final String text;
    private int at;

    ContentTypeParser(String text) {
        this.text = text;
    }

    DescriptionContentType parse() {
        int start = at;
        token(SPECIAL, "expected the type");
        expect('/');
        token(SPECIAL, "expected the subtype");
        String type = text.substring(start, at).toLowerCase(Locale.ROOT);
        Map<String, String> parameters = new LinkedHashMap<>();
        skipBlanks();
        while (at < text.length()) {
            expect(';');
            skipBlanks();
            if (at < text.length()) {
                parameter(parameters);
                skipBlanks();
            }
        }
        Map<String, String> byLowerCase = new LinkedHashMap<>();
        parameters.forEach((name, value) -> byLowerCase.put(name.toLowerCase(Locale.ROOT), value));
        return new DescriptionContentType(type, byLowerCase);
    }

    private void parameter(Map<String, String> parameters) {
        String name = token(SPECIAL + "*'%", "expected the name of a parameter");
        skipBlanks();
        expect('=');
        skipBlanks();
        String value = at < text.length() && text.charAt(at) == '"'
                ? quoted()
                : token(SPECIAL + "*'", "expected the value of a parameter");
        if (parameters.putIfAbsent(name, value) != null) {
            throw error("the parameter " + name + " is there already");
        }
    }

    private String token(String ends, String problem) {
        int start = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            refuseControl();
            at++;
        }
        if (at == start) {
            throw error(problem);
        }
        return text.substring(start, at);
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            refuseControl();
            value.append(text.charAt(at++));
        }
        expect('"');
        return value.toString();
    }

    private void refuseControl() {
        char c = text.charAt(at);
        if (c < ' ' && c != '\t' || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029) {
            throw error("control characters cannot stand in a content type");
        }
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private void expect(char c) {
        if (at == text.length() || text.charAt(at) != c) {
            throw error("expected '" + c + "'");
        }
        at++;
    }

    private InvalidContentTypeException error(String problem) {
        return new InvalidContentTypeException(problem, text, at);
    }
}
