package io.github.wheelwright.core.wheel;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether PyPI would take a wheel, as far as the wheel itself tells. It does not tell whether its classifiers are known, its
 * reStructuredText renders, its e-mail addresses are well-formed, or its name and version are free.
 *
 * @param reasons findings for which PyPI refuses it; empty if it would be taken
 */
public record PypiVerdict(List<Finding> reasons) {
    private static final int SHOWN = 3;

    /** The verdict from what {@link WheelVerifier} has found. */
    public static PypiVerdict of(List<Finding> findings) {
        return new PypiVerdict(findings.stream()
                .filter(finding -> finding.code().isRefusedByPypi())
                .toList());
    }

    /** Whether it would be taken. */
    public boolean isAccepted() {
        return reasons.isEmpty();
    }

    @Override
    public String toString() {
        if (isAccepted()) {
            return "yes";
        }
        List<String> codes = reasons.stream()
                .map(finding -> finding.code().toString())
                .distinct()
                .toList();
        return "no, because of " + codes.stream().limit(SHOWN).collect(Collectors.joining(", "))
                + (codes.size() > SHOWN ? " and " + (codes.size() - SHOWN) + " more" : "");
    }
}
