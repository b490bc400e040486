package io.github.wheelwright.core.requirement;

import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.text.CodePointOrder;
import io.github.wheelwright.core.version.SpecifierSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a distribution needs: a project, extras of it, the versions or the address that will do, and a condition (PEP 508).
 *
 * <pre>{@code
 * Requirement torch = Requirement.parse("Torch [cuda] >=2.9 ,<3 ; python_version < '3.13'");
 * torch.name().normalized()                        // torch
 * torch.specifiers().contains(Version.parse("2.9.1"))   // true
 * torch.toString()                                 // Torch[cuda]<3,>=2.9; python_version < "3.13"
 * }</pre>
 *
 * <p>Prints as {@code packaging} does. Equality takes names and extras in normalised form.
 */
public final class Requirement {
    private final ProjectName name;
    private final List<ProjectName> extras;
    private final SpecifierSet specifiers;
    private final @Nullable String url;
    private final @Nullable Marker marker;

    Requirement(
            ProjectName name,
            List<ProjectName> extras,
            SpecifierSet specifiers,
            @Nullable String url,
            @Nullable Marker marker) {
        this.name = name;
        this.extras = extras;
        this.specifiers = specifiers;
        this.url = url;
        this.marker = marker;
    }

    /**
     * Reads a requirement, which is one line.
     *
     * @throws InvalidRequirementException where it is none
     */
    public static Requirement parse(String text) {
        return new RequirementParser(text).requirement();
    }

    /** The project. */
    public ProjectName name() {
        return name;
    }

    /** The extras, without repetition, in the order in which they were written. */
    public List<ProjectName> extras() {
        return extras;
    }

    /** What the version has to satisfy; {@link SpecifierSet#ANY} where nothing is said, or where there is a {@link #url()}. */
    public SpecifierSet specifiers() {
        return specifiers;
    }

    /** Where the distribution is to be had, in place of a version (PEP 508, "name @ url"). */
    public Optional<String> url() {
        return Optional.ofNullable(url);
    }

    /** The condition under which the requirement counts. */
    public Optional<Marker> marker() {
        return Optional.ofNullable(marker);
    }

    /** Whether the requirement counts in an environment: it has no marker, or one that holds there. */
    public boolean appliesTo(MarkerEnvironment environment) {
        return marker == null || marker.evaluate(environment);
    }

    /** This requirement with other specifiers in place of its specifiers or its address. */
    public Requirement withSpecifiers(SpecifierSet newSpecifiers) {
        return new Requirement(name, extras, newSpecifiers, null, marker);
    }

    /** This requirement of another project. */
    public Requirement withName(ProjectName newName) {
        return new Requirement(newName, extras, specifiers, url, marker);
    }

    /** This requirement under another condition, or under none. */
    public Requirement withMarker(Optional<Marker> newMarker) {
        return new Requirement(name, extras, specifiers, url, newMarker.orElse(null));
    }

    static List<ProjectName> withoutRepetition(Collection<ProjectName> extras) {
        if (extras.size() < 2) {
            return List.copyOf(extras);
        }
        Map<String, ProjectName> byText = new LinkedHashMap<>();
        extras.forEach(extra -> byText.putIfAbsent(extra.display(), extra));
        return List.copyOf(byText.values());
    }

    private Set<ProjectName> normalizedExtras() {
        return new HashSet<>(extras);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Requirement that
                && name.equals(that.name)
                && normalizedExtras().equals(that.normalizedExtras())
                && specifiers.equals(that.specifiers)
                && Objects.equals(url, that.url)
                && Objects.equals(marker, that.marker);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, normalizedExtras(), specifiers, url, marker);
    }

    /** The requirement in its normal form: no needless blanks, extras and specifiers sorted. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name.display());
        if (!extras.isEmpty()) {
            text.append(extras.stream()
                    .map(ProjectName::display)
                    .sorted(CodePointOrder::compare)
                    .collect(Collectors.joining(",", "[", "]")));
        }
        text.append(specifiers);
        if (url != null) {
            text.append(" @ ").append(url);
        }
        if (marker != null) {
            text.append(url != null ? " ; " : "; ").append(marker);
        }
        return text.toString();
    }
}
