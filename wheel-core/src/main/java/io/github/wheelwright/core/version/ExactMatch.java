package io.github.wheelwright.core.version;

/** What a specifier accepts, by the text of PEP 440; for the versions that {@link KeyRange} cannot hold. */
record ExactMatch(Operator operator, Version wanted, boolean wildcard) {

    boolean contains(Version version) {
        return switch (operator) {
            case AT_LEAST -> version.compareTo(wanted) >= 0;
            case AT_MOST -> version.withoutLocal().compareTo(wanted) <= 0;
            case LESS -> version.compareTo(firstOfFamily()) < 0;
            case GREATER -> isGreater(version.withoutLocal());
            case EQUAL -> wildcard ? sharesPrefix(version, 0) : isEqual(version);
            case NOT_EQUAL -> !(wildcard ? sharesPrefix(version, 0) : isEqual(version));
            case COMPATIBLE -> version.compareTo(wanted) >= 0 && sharesPrefix(version, 1);
            case ARBITRARY -> throw new IllegalStateException("=== compares text");
        };
    }

    /** PEP 440: {@code <V} must not allow a pre-release of V unless V is one. */
    private Version firstOfFamily() {
        return wanted.isPrerelease() ? wanted : Version.parse(wanted + ".dev0");
    }

    /** PEP 440: {@code >V} must not allow a post-release of V unless V is one. */
    private boolean isGreater(Version version) {
        if (version.compareTo(wanted) <= 0) {
            return false;
        }
        NormalForm form = wanted.form();
        return form.hasPost() || form.hasDev() || !version.form().sharesReleaseAndPre(form);
    }

    /** PEP 440: a local part of the version counts only where the specifier has one. */
    private boolean isEqual(Version version) {
        return wanted.hasLocal()
                ? version.equals(wanted)
                : version.withoutLocal().equals(wanted);
    }

    private boolean sharesPrefix(Version version, int without) {
        NormalForm form = wanted.form();
        return version.form().sharesPrefix(form, form.segments() - without);
    }
}
