package io.github.wheelwright.core.requirement;

import java.util.ArrayList;
import java.util.List;

/** Reads a marker from where a scanner is, by recursive descent of bounded depth. */
final class MarkerParser {
    /** More than any marker needs, and far less than a thread's stack holds. */
    private static final int DEPTH_LIMIT = 200;

    private final Scanner scanner;
    private int depth;

    MarkerParser(Scanner scanner) {
        this.scanner = scanner;
    }

    /** {@code atom (("and" | "or") atom)*}; blanks before and after are taken too. */
    MarkerNode marker() {
        MarkerNode first = atom();
        if (!isBooleanAhead()) {
            return first;
        }
        List<MarkerNode> nodes = new ArrayList<>();
        List<Boolean> orBefore = new ArrayList<>();
        nodes.add(first);
        while (true) {
            if (scanner.takeWord("and")) {
                orBefore.add(false);
            } else if (scanner.takeWord("or")) {
                orBefore.add(true);
            } else {
                return new MarkerGroup(nodes, orBefore);
            }
            nodes.add(atom());
        }
    }

    private boolean isBooleanAhead() {
        char next = scanner.peek();
        return next == 'a' || next == 'o';
    }

    private MarkerNode atom() {
        scanner.skipBlanks();
        MarkerNode node = scanner.peek() == '(' ? parenthesized() : comparison();
        scanner.skipBlanks();
        return node;
    }

    private MarkerNode parenthesized() {
        int open = scanner.position();
        if (++depth > DEPTH_LIMIT) {
            throw scanner.error("more than " + DEPTH_LIMIT + " parentheses within each other", open, 1);
        }
        scanner.take('(');
        MarkerNode node = marker();
        if (!scanner.take(')')) {
            throw scanner.isAtEnd()
                    ? scanner.error("this parenthesis is not closed", open, 1)
                    : scanner.error("expected 'and', 'or' or ')'");
        }
        depth--;
        return node;
    }

    private MarkerNode comparison() {
        Operand left = operand();
        scanner.skipBlanks();
        Relation relation = relation();
        scanner.skipBlanks();
        return Comparison.of(left, relation, operand());
    }

    private Operand operand() {
        char quote = scanner.peek();
        if (quote == '"' || quote == '\'') {
            return quoted(quote);
        }
        String text = scanner.text();
        int start = scanner.position();
        int end = start;
        while (end < text.length() && (Scanner.isWordCharacter(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        MarkerVariable variable = MarkerVariable.written(text, start, end);
        if (variable == null) {
            throw scanner.error("expected a marker variable or a quoted text", start, end - start);
        }
        scanner.moveTo(end);
        return Operand.of(variable);
    }

    /** PEP 508 knows no escapes, and what a backslash stands for could be a line break. */
    private Operand quoted(char quote) {
        String text = scanner.text();
        int start = scanner.position() + 1;
        int end = text.indexOf(quote, start);
        if (end < 0) {
            throw scanner.error("this quote is not closed");
        }
        scanner.refuseControls(start, end);
        String content = text.substring(start, end);
        int backslash = content.indexOf('\\');
        if (backslash >= 0) {
            throw scanner.error("a backslash cannot stand in a quoted text", start + backslash, 1);
        }
        scanner.moveTo(end + 1);
        return Operand.quoted(content);
    }

    private Relation relation() {
        if (scanner.takeWord("in")) {
            return Relation.IN;
        }
        if (scanner.takeWord("not")) {
            if (!scanner.skipBlanks() || !scanner.takeWord("in")) {
                throw scanner.error("expected 'in' after 'not'");
            }
            return Relation.NOT_IN;
        }
        Relation relation = Relation.at(scanner.text(), scanner.position());
        if (relation == null) {
            throw scanner.error("expected one of <=, <, !=, ==, >=, >, ~=, ===, in, not in");
        }
        scanner.moveTo(scanner.position() + relation.toString().length());
        return relation;
    }
}
