package io.github.wheelwright.maven.goal;

import io.github.wheelwright.maven.build.BuildSource;
import io.github.wheelwright.maven.build.BuildSpec;
import io.github.wheelwright.maven.build.Cell;
import io.github.wheelwright.maven.build.CellArguments;
import io.github.wheelwright.maven.config.Pairs;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.config.VariantElement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** A goal that builds one source in several ways: variants, Pythons, platforms. */
abstract class CellGoal extends WheelBuildGoal {
    /**
     * Kinds of builds: {@code <variant>}s with {@code name} of the distribution, {@code label}, {@code description}, {@code readme},
     * {@code keywords}, {@code buildEnv}, {@code platforms}, {@code targetCpus} and {@code indexes}.
     *
     * @since 0.1.0
     */
    @Parameter
    private List<VariantElement> variants = List.of();

    /**
     * Variants to build, by label or name; by default all. Example: {@code noavx512}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.variant")
    private List<String> variant = List.of();

    /**
     * Python versions to build for; by default the one that the Dockerfile has. Example: {@code 3.11,3.12}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.python")
    private List<String> python = List.of();

    /**
     * Build argument that has the Python version. Example: {@code PYTHON_VERSION}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.pythonArg", defaultValue = "PYTHON_VERSION")
    private String pythonArg;

    /**
     * Image to build in, for each platform. Example: {@code linux/amd64=registry.example.org/manylinux_2_28_x86_64@sha256:…}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.platformImages")
    private List<String> platformImages = List.of();

    /**
     * Build argument that has the image to build in. Example: {@code BASE_IMAGE}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.imageArg", defaultValue = "BASE_IMAGE")
    private String imageArg;

    /**
     * Version to build, passed as a build argument; {@code scm} for the one that setuptools-scm finds in the checkout. By default that of
     * the upstream tag, else none is passed. Example: {@code 0.12.0}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.buildVersion")
    private @Nullable String buildVersion;

    /**
     * Build argument that has the version. Example: {@code VLLM_VERSION_OVERRIDE}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.versionArg", defaultValue = "SETUPTOOLS_SCM_PRETEND_VERSION")
    private String versionArg;

    CellGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    /** All that are chosen. */
    final List<Cell> cells(BuildSpec spec) {
        return Cell.choose(
                variants.stream().map(VariantElement::variant).toList(),
                Setting.stripped(variant),
                Setting.stripped(python),
                chosenPlatforms(),
                spec.platform());
    }

    /** What each of them says to its build. */
    final CellArguments arguments(BuildSource source) {
        return new CellArguments(
                source.version(Optional.ofNullable(buildVersion), Instant.now()).map(Object::toString),
                versionArg,
                pythonArg,
                imageArg,
                Pairs.of("platformImages", platformImages));
    }
}
