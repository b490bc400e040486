package io.github.wheelwright.core.requirement;

import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.version.Specifier;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Any other comparison. The variable that decides how operands compare is the left one, else what stands on the right: its name
 * is looked up even where it is quoted, and a variable beside it counts as its name, both as in the reference.
 */
final class AnyComparison extends Comparison {
    private final boolean variableOnLeft;
    private final @Nullable MarkerVariable variable;
    private final String constant;

    AnyComparison(Operand left, Relation relation, Operand right) {
        super(left, relation, right);
        this.variableOnLeft = left.variable() != null;
        this.variable = variableOnLeft
                ? left.variable()
                : MarkerVariable.named(right.text()).orElse(null);
        this.constant = variableOnLeft ? right.text() : left.text();
    }

    @Override
    boolean evaluate(MarkerEnvironment environment) {
        if (variable == null) {
            throw new UndefinedMarkerException("no marker variable has the name '" + right().text() + "'");
        }
        if (variable.isSet()) {
            return evaluateMembership(variable, environment);
        }
        String value = environment.text(variable);
        if (value == null) {
            throw withoutValue(variable);
        }
        return variableOnLeft ? holds(variable, value, constant) : holds(variable, constant, value);
    }

    private boolean holds(MarkerVariable deciding, String first, String second) {
        Specifier specifier = deciding.isVersion() ? specifier(relation(), second) : null;
        return specifier != null ? specifier.contains(first) : relation().holds(first, second);
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
        return relation().holdsForMembership(set.contains(ProjectName.normalize(constant)));
    }

    @Override
    boolean asksForExtra() {
        return variable == MarkerVariable.EXTRA;
    }
}
