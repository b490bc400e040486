package io.github.wheelwright.core.requirement;

import io.github.wheelwright.core.version.Operator;
import org.jspecify.annotations.Nullable;

/** The operators of markers (PEP 508, "Environment Markers"), applied to strings. */
enum Relation {
    ARBITRARY("===", Operator.ARBITRARY),
    COMPATIBLE("~=", Operator.COMPATIBLE),
    EQUAL("==", Operator.EQUAL),
    NOT_EQUAL("!=", Operator.NOT_EQUAL),
    AT_MOST("<=", Operator.AT_MOST),
    AT_LEAST(">=", Operator.AT_LEAST),
    LESS("<", Operator.LESS),
    GREATER(">", Operator.GREATER),
    IN("in", null),
    NOT_IN("not in", null);

    private static final Relation[] BY_OPERATOR = byOperator();

    private final String symbol;
    private final @Nullable Operator operator;

    Relation(String symbol, @Nullable Operator operator) {
        this.symbol = symbol;
        this.operator = operator;
    }

    /** The same operator of version specifiers, where there is one. */
    @Nullable
    Operator operator() {
        return operator;
    }

    /** Whether between strings this asks only whether they are equal. */
    boolean isEquality() {
        return this == EQUAL || this == NOT_EQUAL || this == AT_MOST || this == AT_LEAST;
    }

    private static Relation[] byOperator() {
        Relation[] relations = new Relation[Operator.values().length];
        for (Relation relation : values()) {
            if (relation.operator != null) {
                relations[relation.operator.ordinal()] = relation;
            }
        }
        return relations;
    }

    /** The operator made of symbols that stands at {@code position}. */
    static @Nullable Relation at(String text, int position) {
        Operator operator = Operator.at(text, position).orElse(null);
        return operator == null ? null : BY_OPERATOR[operator.ordinal()];
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
