package io.github.wheelwright.core.page;

import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.version.Operator;
import io.github.wheelwright.core.version.Version;

/** What the specifiers of a requirement say of the versions of its project (PEP 508). */
public final class Specifiers {
    private Specifiers() {}

    /** Whether it names one version and no other, but for what that leaves open: {@code ==2.9.1} fits {@code 2.9.1+cu128} too. */
    public static boolean isExact(Requirement requirement) {
        return requirement.specifiers().clauses().stream()
                .anyMatch(clause -> clause.operator() == Operator.ARBITRARY
                        || clause.operator() == Operator.EQUAL && !clause.isWildcard());
    }

    /** Whether it takes {@code version}, pre-releases too. */
    public static boolean fits(Requirement requirement, Version version) {
        return requirement.specifiers().contains(version.toString(), true);
    }
}
