package io.github.wheelwright.maven.goal;

import io.github.wheelwright.maven.ci.CiBuild;
import io.github.wheelwright.maven.ci.Outputs;
import io.github.wheelwright.maven.ci.Scope;
import io.github.wheelwright.maven.ci.Trust;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.report.Report;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** A goal that writes for others only what a trusted build makes, and hands answers on. */
abstract class ScopedGoal extends StoreGoal {
    private enum ScopeSetting {
        AUTO,
        SHARED,
        PREVIEW
    }

    /**
     * Repository whose builds are trusted, as {@code owner/name} or as an address. Example: {@code vllm-project/vllm}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.trusted.repository")
    private @Nullable String trustedRepository;

    /**
     * Branches of the trusted repository whose builds are trusted, where they are no pull requests. Example: {@code main,release}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.trusted.branches", defaultValue = "main")
    private List<String> trustedBranches = List.of();

    /**
     * What is written for others: {@code shared}, {@code preview}, or by default {@code auto}: shared in a trusted build of GitHub
     * Actions, Buildkite or GitLab, preview in all others. Example: {@code shared}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.scope", defaultValue = "auto")
    private String scope;

    ScopedGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    /** What the CI system says of this build. */
    final CiBuild ciBuild() {
        return CiBuild.of(System.getenv());
    }

    /** The repository whose builds are trusted, as configured. */
    final Optional<String> trustedRepository() {
        return Optional.ofNullable(trustedRepository);
    }

    /** The scope that this build writes; told, with the reason. */
    final Scope scope(Report record) {
        Trust trust = switch (Setting.choice("scope", scope, ScopeSetting.class)) {
            case AUTO -> Trust.of(ciBuild(), trustedRepository(), Setting.stripped(trustedBranches));
            case SHARED -> new Trust(Scope.SHARED, "as <scope> says");
            case PREVIEW -> new Trust(Scope.PREVIEW, "as <scope> says");
        };
        String name = trust.scope().name().toLowerCase(Locale.ROOT);
        record.put("scope", name).put("scope-reason", trust.reason());
        getLog().info("scope " + name + ": " + trust.reason());
        return trust.scope();
    }

    /** Hands {@code outputs} on to later steps and, as properties {@code wheel.<name>}, to later goals. */
    final void handOn(Outputs outputs, String goal, Report record) throws IOException {
        outputs.values().forEach((name, value) -> {
            record.put(name, value);
            session().getProjects().forEach(project -> project.getProperties().setProperty(property(name), value));
        });
        if (dryRun()) {
            getLog().info("dry run: would hand on " + outputs.values());
            return;
        }
        List<String> places = outputs.handOn(target().resolve("wheel"), goal, System.getenv());
        getLog().info("handed on in " + String.join(", ", places));
    }

    /** {@code base-image} is {@code wheel.baseImage}. */
    private static String property(String name) {
        StringBuilder property = new StringBuilder("wheel.");
        for (int i = 0; i < name.length(); i++) {
            boolean hump = i > 0 && name.charAt(i - 1) == '-';
            if (name.charAt(i) != '-') {
                property.append(hump ? Character.toUpperCase(name.charAt(i)) : name.charAt(i));
            }
        }
        return property.toString();
    }
}
