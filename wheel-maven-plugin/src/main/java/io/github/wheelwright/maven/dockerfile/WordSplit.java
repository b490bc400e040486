package io.github.wheelwright.maven.dockerfile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Ways in which the arguments of an instruction are split. */
final class WordSplit {
    static final Pattern BLANKS = Pattern.compile("[\t\u000b\f\r ]+");
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private WordSplit() {}

    /** At white space outside of quotes; quotes and escapes stay. */
    static List<String> quoted(String text, char escape) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && Whitespace.is(c)) {
                if (inWord) {
                    words.add(word.toString());
                }
                word.setLength(0);
                inWord = false;
                continue;
            }
            if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
                inWord = true;
            } else if (c == quote) {
                quote = 0;
            } else if (c == escape && quote != '\'') {
                if (i + 1 == text.length()) {
                    break; // at the end of the line it stands for nothing
                }
                word.append(c);
                c = text.charAt(++i);
            }
            word.append(c);
            inWord = true;
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }

    /** A JSON list of strings, if {@code text} is one. */
    static Optional<List<String>> json(String text) {
        if (!Whitespace.stripLeading(text).startsWith("[")) {
            return Optional.empty();
        }
        try {
            List<String> words = new ArrayList<>();
            for (JsonNode node : JSON.readTree(text)) {
                if (!node.isTextual()) {
                    throw new IllegalArgumentException(
                            "when using JSON array syntax, arrays must be comprised of strings only");
                }
                words.add(node.asText());
            }
            return Optional.of(words);
        } catch (JsonProcessingException e) {
            return Optional.empty(); // a shell's [ … ]
        }
    }

    /** At white space, or as JSON says. */
    static List<String> list(String text) {
        return json(text).orElseGet(() -> blanks(text));
    }

    static List<String> blanks(String text) {
        return text.isEmpty() ? List.of() : List.of(BLANKS.split(text, -1));
    }

    /**
     * The flags ({@code --name=value}) that {@code text} begins with, without quotes and escapes; the rest is added as the last
     * element.
     */
    static List<String> flagsAndRest(String text, char escape) {
        List<String> flags = new ArrayList<>();
        int i = 0;
        while (true) {
            while (i < text.length() && Whitespace.is(text.charAt(i))) {
                i++;
            }
            if (!text.startsWith("--", i)) {
                break;
            }
            StringBuilder flag = new StringBuilder();
            char quote = 0;
            for (; i < text.length() && (quote != 0 || !Whitespace.is(text.charAt(i))); i++) {
                char c = text.charAt(i);
                if (c == quote) {
                    quote = 0;
                } else if (quote == 0 && (c == '\'' || c == '"')) {
                    quote = c;
                } else if (c == escape) {
                    if (++i < text.length()) {
                        flag.append(text.charAt(i));
                    }
                } else {
                    flag.append(c);
                }
            }
            if (flag.toString().equals("--")) {
                break;
            }
            flags.add(flag.toString());
        }
        flags.add(Whitespace.strip(text.substring(Math.min(i, text.length()))));
        return flags;
    }
}
