package io.github.wheelwright.core.requirementsfile;

import io.github.wheelwright.core.requirementsfile.OptionWords.Word;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Reads options as Python's {@code optparse} does: {@code --name=value}, {@code --name value}, {@code -nvalue}, unique beginnings. */
final class OptionParser {
    private final Deque<Word> words;
    private final List<Placed> options = new ArrayList<>();

    private OptionParser(List<Word> words) {
        this.words = new ArrayDeque<>(words);
    }

    /** An option, and where its words stand. */
    record Placed(OptionKind kind, String value, int start, int end) {}

    /** The options of a text; throws {@link InvalidOptionException} where pip refuses them. Words that are none are passed over. */
    static List<Placed> parse(String text) {
        return new OptionParser(OptionWords.of(text)).parse();
    }

    private List<Placed> parse() {
        while (!words.isEmpty()) {
            Word word = words.pop();
            if (word.text().equals("--")) {
                break;
            } else if (word.text().startsWith("--")) {
                longOption(word);
            } else if (word.text().startsWith("-")) {
                letter(word);
            }
        }
        return options;
    }

    private void longOption(Word word) {
        int equals = word.text().indexOf('=');
        OptionKind kind =
                OptionKind.ofName(equals < 0 ? word.text() : word.text().substring(0, equals));
        if (kind.takesValue()) {
            add(
                    kind,
                    word,
                    equals < 0
                            ? nextWord(kind)
                            : new Word(word.text().substring(equals + 1), word.start(), word.end()));
        } else if (equals < 0) {
            add(kind, word, new Word("", word.start(), word.end()));
        } else {
            throw new InvalidOptionException(kind.longName() + " takes no value");
        }
    }

    private void letter(Word word) {
        if (word.text().length() == 1) {
            return;
        }
        // all options with a letter take a value, so that one letter ends the word
        OptionKind kind = OptionKind.ofLetter(word.text().charAt(1));
        boolean attached = word.text().length() > 2;
        add(kind, word, attached ? new Word(word.text().substring(2), word.start(), word.end()) : nextWord(kind));
    }

    private Word nextWord(OptionKind kind) {
        if (words.isEmpty()) {
            throw new InvalidOptionException(kind.longName() + " has no value");
        }
        return words.pop();
    }

    private void add(OptionKind kind, Word first, Word value) {
        kind.check(value.text());
        options.add(new Placed(kind, value.text(), first.start(), value.end()));
    }
}
