package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.GrammarException;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.requirement.RequirementText;
import io.github.wheelwright.core.version.Version;
import io.github.wheelwright.core.wheel.WheelEdit.FollowVersion;
import io.github.wheelwright.core.wheel.WheelEdit.Pin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes the {@code Requires-Dist} lines of METADATA; what a line says beside the change keeps its characters. */
final class RequirementEdits {
    private static final String FIELD = "Requires-Dist";
    private static final Pattern NAME = Pattern.compile("\\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)");

    private final MetadataDraft metadata;
    private final ProjectName own;

    RequirementEdits(MetadataDraft metadata) {
        this.metadata = metadata;
        this.own = metadata.original().name();
    }

    void pin(Pin pin) {
        edit(
                pin.versions()::containsKey,
                line -> line.withSpecifiers("==" + pin.versions().get(name(line))));
        if (pin.addMissing()) {
            Set<ProjectName> named = projects();
            List<String> missing = new ArrayList<>();
            for (Map.Entry<ProjectName, Version> version : pin.versions().entrySet()) {
                if (!named.contains(version.getKey()) && !version.getKey().equals(own)) {
                    missing.add(version.getKey() + "==" + version.getValue());
                }
            }
            add(missing);
        }
    }

    void require(Requirement requirement) {
        if (!projects().contains(requirement.name())) {
            add(List.of(requirement.toString()));
            return;
        }
        String wanted = requirement
                .url()
                .map(url -> " @ " + url)
                .orElseGet(() -> requirement.specifiers().toString());
        edit(requirement.name()::equals, line -> line.withSpecifiers(wanted));
    }

    void remove(ProjectName project) {
        metadata.change(document -> document.withEach(
                FIELD, value -> Optional.of(value).filter(v -> !nameOf(v).equals(Optional.of(project)))));
    }

    void follow(FollowVersion follow) {
        edit(
                follow.project()::equals,
                line -> line.withVersions(version -> version.equals(follow.from()) ? follow.to() : version));
    }

    /** What extras of the wheel require of the wheel itself goes along with its version. */
    void followOwn(Version from, Version to) {
        follow(new FollowVersion(own, from, to));
    }

    /** And with its name. */
    void renameOwn(ProjectName newName) {
        edit(own::equals, line -> line.withName(newName));
    }

    /** Of lines that say the same only after the change, the first stays. */
    private void edit(Predicate<ProjectName> concerns, UnaryOperator<RequirementText> change) {
        Set<Requirement> before = new HashSet<>();
        Set<Requirement> after = new HashSet<>();
        metadata.change(document -> document.withEach(FIELD, value -> {
            if (nameOf(value).filter(concerns).isEmpty()) {
                return Optional.of(value);
            }
            RequirementText line = RequirementText.parse(value);
            RequirementText changed = change.apply(line);
            boolean wasThere = !before.add(line.requirement());
            boolean isThere = !after.add(changed.requirement());
            return isThere && !wasThere ? Optional.empty() : Optional.of(changed.toString());
        }));
    }

    private void add(List<String> requirements) {
        if (!requirements.isEmpty()) {
            List<String> values = new ArrayList<>(metadata.document().values(FIELD));
            values.addAll(requirements);
            metadata.change(document -> document.withValues(FIELD, values));
        }
    }

    private Set<ProjectName> projects() {
        Set<ProjectName> projects = new HashSet<>();
        metadata.document().values(FIELD).forEach(value -> nameOf(value).ifPresent(projects::add));
        return projects;
    }

    /** The project, also of a line whose rest cannot be read, which does not matter until it has to be changed. */
    private static Optional<ProjectName> nameOf(String value) {
        Matcher matcher = NAME.matcher(value);
        try {
            return matcher.lookingAt() ? Optional.of(ProjectName.of(matcher.group(1))) : Optional.empty();
        } catch (GrammarException e) {
            return Optional.empty();
        }
    }

    private static ProjectName name(RequirementText line) {
        return line.requirement().name();
    }
}
