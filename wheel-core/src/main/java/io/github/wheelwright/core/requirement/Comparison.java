package io.github.wheelwright.core.requirement;

import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.version.InvalidSpecifierException;
import io.github.wheelwright.core.version.Operator;
import io.github.wheelwright.core.version.Specifier;
import io.github.wheelwright.core.version.Version;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Two operands and an operator. The variable that decides how they compare is the left one, else what stands on the right: its
 * name is looked up even where it is quoted, and a variable beside it counts as its name, both as in the reference.
 */
final class Comparison implements MarkerNode {
    private final Operand left;
    private final Relation relation;
    private final Operand right;
    private final boolean variableOnLeft;
    private final @Nullable MarkerVariable variable;
    private final String constant;
    private final @Nullable Specifier specifier;

    private Comparison(Operand left, Relation relation, Operand right) {
        this.left = left;
        this.relation = relation;
        this.right = right;
        this.variableOnLeft = !left.isQuoted();
        this.variable = variableOnLeft
                ? left.variable()
                : MarkerVariable.named(right.text()).orElse(null);
        this.constant = variableOnLeft ? right.text() : left.text();
        this.specifier = variable != null && variable.isVersion() && variableOnLeft ? specifier(constant) : null;
    }

    static Comparison of(Operand left, Relation relation, Operand right) {
        if (left.variable() == MarkerVariable.EXTRA && right.isQuoted()) {
            return new Comparison(left, relation, right.normalizedName());
        }
        MarkerVariable onRight = right.variable();
        if (onRight != null && left.isQuoted() && (onRight == MarkerVariable.EXTRA || onRight.isSet())) {
            return new Comparison(left.normalizedName(), relation, right);
        }
        return new Comparison(left, relation, right);
    }

    /** The clause that compares versions, or null where operator and text make none and are compared as strings. */
    private @Nullable Specifier specifier(String version) {
        if (relation == Relation.IN || relation == Relation.NOT_IN) {
            return null;
        }
        try {
            return Specifier.parse(relation + version);
        } catch (InvalidSpecifierException e) {
            return null;
        }
    }

    @Override
    public boolean evaluate(MarkerEnvironment environment) {
        if (variable == null) {
            throw new UndefinedMarkerException("no marker variable has the name '" + right.text() + "'");
        }
        if (variable.isSet()) {
            return evaluateMembership(variable, environment);
        }
        String value = environment.text(variable);
        if (value == null) {
            throw withoutValue(variable);
        }
        if (specifier != null) {
            return specifier.operator() == Operator.ARBITRARY
                    ? specifier.contains(value)
                    : isContained(specifier, environment.version(variable));
        }
        if (!variableOnLeft) {
            return evaluateReversed(variable, value);
        }
        return relation.holds(value, constant);
    }

    private static boolean isContained(Specifier specifier, @Nullable Version version) {
        return version != null && specifier.contains(version);
    }

    private boolean evaluateReversed(MarkerVariable onRight, String value) {
        Specifier clause = onRight.isVersion() ? specifier(value) : null;
        return clause != null ? clause.contains(constant) : relation.holds(constant, value);
    }

    private boolean evaluateMembership(MarkerVariable names, MarkerEnvironment environment) {
        Set<String> set = environment.set(names);
        if (set == null) {
            throw withoutValue(names);
        }
        if (variableOnLeft) {
            throw new UndefinedMarkerException("the value of " + names
                    + " is a set: it can only stand on the right, as in '\"name\" in " + names + "'");
        }
        return relation.holdsForMembership(set.contains(ProjectName.normalize(constant)));
    }

    private static UndefinedMarkerException withoutValue(MarkerVariable variable) {
        return new UndefinedMarkerException("the environment has no value of the marker variable " + variable);
    }

    @Override
    public boolean asksForExtra() {
        return variable == MarkerVariable.EXTRA;
    }

    @Override
    public void print(StringBuilder target, boolean outermost) {
        left.print(target);
        target.append(' ').append(relation).append(' ');
        right.print(target);
    }
}
