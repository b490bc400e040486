package io.github.wheelwright.core.requirement;

import org.jspecify.annotations.Nullable;

/** The operators of markers (PEP 508, "Environment Markers"), applied to strings. */
enum Relation {
    ARBITRARY("==="),
    COMPATIBLE("~="),
    EQUAL("=="),
    NOT_EQUAL("!="),
    AT_MOST("<="),
    AT_LEAST(">="),
    LESS("<"),
    GREATER(">"),
    IN("in"),
    NOT_IN("not in");

    private static final Relation[] SYMBOLS = {ARBITRARY, COMPATIBLE, EQUAL, NOT_EQUAL, AT_MOST, AT_LEAST, LESS, GREATER
    };

    private final String symbol;

    Relation(String symbol) {
        this.symbol = symbol;
    }

    /** The operator made of symbols that stands at {@code position}. */
    static @Nullable Relation at(String text, int position) {
        for (Relation relation : SYMBOLS) {
            if (text.startsWith(relation.symbol, position)) {
                return relation;
            }
        }
        return null;
    }

    /** Strings have no order: the reference answers {@code <} and {@code >} with no, and the others by equality. */
    boolean holds(String left, String right) {
        return switch (this) {
            case EQUAL, AT_MOST, AT_LEAST -> left.equals(right);
            case NOT_EQUAL -> !left.equals(right);
            case IN -> right.contains(left);
            case NOT_IN -> !right.contains(left);
            case LESS, GREATER -> false;
            case ARBITRARY, COMPATIBLE -> throw undefined();
        };
    }

    /** Whether the operator holds between a name and a set of which it is a member, or not. */
    boolean holdsForMembership(boolean member) {
        return switch (this) {
            case IN -> member;
            case NOT_IN -> !member;
            case NOT_EQUAL -> true;
            case EQUAL, AT_MOST, AT_LEAST, LESS, GREATER -> false;
            case ARBITRARY, COMPATIBLE -> throw undefined();
        };
    }

    private UndefinedMarkerException undefined() {
        return new UndefinedMarkerException("the operator " + symbol + " compares versions, and the values are none");
    }

    @Override
    public String toString() {
        return symbol;
    }
}
