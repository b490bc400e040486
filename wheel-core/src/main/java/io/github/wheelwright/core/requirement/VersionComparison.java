package io.github.wheelwright.core.requirement;

import io.github.wheelwright.core.version.Specifier;
import io.github.wheelwright.core.version.Version;

/** {@code python_version >= "3.9"}: a variable that is compared as a version, with a version. */
final class VersionComparison extends Comparison {
    private final MarkerVariable variable;
    private final Specifier specifier;

    VersionComparison(Operand left, Relation relation, Operand right, MarkerVariable variable, Specifier specifier) {
        super(left, relation, right);
        this.variable = variable;
        this.specifier = specifier;
    }

    @Override
    boolean evaluate(MarkerEnvironment environment) {
        Version version = environment.version(variable);
        if (version != null) {
            return specifier.contains(version);
        }
        if (environment.text(variable) == null) {
            throw withoutValue(variable);
        }
        return false;
    }

    @Override
    boolean asksForExtra() {
        return false;
    }
}
