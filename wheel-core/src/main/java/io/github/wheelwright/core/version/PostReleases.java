package io.github.wheelwright.core.version;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * The post-releases of a version (PEP 440, "Post-releases"), by which packaging mistakes are mended.
 *
 * <pre>{@code
 * PostReleases releases = new PostReleases(Version.parse("0.12.0"));
 * releases.highest(published)   // 0.12.0.post3
 * releases.next(published)      // 0.12.0.post4
 * }</pre>
 *
 * @param version the version that they belong to; its own post, development and local parts do not count
 */
public record PostReleases(Version version) {

    /** The last one among {@code known}; development releases of post-releases are none. */
    public Optional<Version> highest(Collection<Version> known) {
        NormalForm family = version.form();
        return known.stream()
                .filter(Version::isPostrelease)
                .filter(candidate -> !candidate.isDevRelease())
                .filter(candidate -> candidate.form().sharesReleaseAndPre(family))
                .max(Comparator.naturalOrder());
    }

    /** The one after the last among {@code known}: {@code .post1} where there is none. */
    public Version next(Collection<Version> known) {
        BigInteger number = highest(known).flatMap(Version::post).orElse(BigInteger.ZERO);
        NormalForm form = version.form();
        String pre = form.hasPre() ? form.preLetter() + form.pre() : "";
        return Version.parse(form.base() + pre + ".post" + number.add(BigInteger.ONE));
    }
}
