package io.github.wheelwright.core.requirement;

import io.github.wheelwright.core.version.InvalidSpecifierException;
import io.github.wheelwright.core.version.Operator;
import io.github.wheelwright.core.version.Specifier;
import org.jspecify.annotations.Nullable;

/** Two operands and an operator. */
abstract sealed class Comparison extends MarkerNode permits VersionComparison, TextComparison, AnyComparison {
    private static final SpecifierCache CACHE = new SpecifierCache();

    private final Operand left;
    private final Relation relation;
    private final Operand right;

    Comparison(Operand left, Relation relation, Operand right) {
        this.left = left;
        this.relation = relation;
        this.right = right;
    }

    /** The comparison, of the kind that answers fastest. */
    static Comparison of(Operand left, Relation relation, Operand right) {
        MarkerVariable onLeft = left.variable();
        MarkerVariable onRight = right.variable();
        if (onLeft != null && onRight == null) {
            return ofVariable(onLeft, left, relation, right);
        }
        if (onRight != null && onLeft == null && (onRight == MarkerVariable.EXTRA || onRight.isSet())) {
            return new AnyComparison(left.normalizedName(), relation, right);
        }
        return new AnyComparison(left, relation, right);
    }

    private static Comparison ofVariable(MarkerVariable variable, Operand left, Relation relation, Operand right) {
        if (variable.isVersion()) {
            Specifier specifier = specifier(relation, right.text());
            return specifier != null && specifier.operator() != Operator.ARBITRARY
                    ? new VersionComparison(left, relation, right, variable, specifier)
                    : new AnyComparison(left, relation, right);
        }
        Operand value = variable == MarkerVariable.EXTRA ? right.normalizedName() : right;
        return !variable.isSet() && relation.isEquality()
                ? new TextComparison(left, relation, value, variable)
                : new AnyComparison(left, relation, value);
    }

    /** The clause that compares versions, or null where operator and text make none and are compared as strings. */
    static @Nullable Specifier specifier(Relation relation, String version) {
        Operator operator = relation.operator();
        if (operator == null) {
            return null;
        }
        Specifier known = CACHE.find(relation, version);
        if (known != null) {
            return known;
        }
        try {
            // As in the reference, a text that starts with '=' makes another operator of the one before it.
            Specifier specifier =
                    version.startsWith("=") ? Specifier.parse(relation + version) : Specifier.of(operator, version);
            CACHE.keep(relation, version, specifier);
            return specifier;
        } catch (InvalidSpecifierException e) {
            return null;
        }
    }

    final Operand left() {
        return left;
    }

    final Relation relation() {
        return relation;
    }

    final Operand right() {
        return right;
    }

    static UndefinedMarkerException withoutValue(MarkerVariable variable) {
        return new UndefinedMarkerException("the environment has no value of the marker variable " + variable);
    }

    @Override
    final void print(StringBuilder target, boolean outermost) {
        left.print(target);
        target.append(' ').append(relation).append(' ');
        right.print(target);
    }
}
