package io.github.wheelwright.maven.build;

import io.github.wheelwright.core.WheelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One build of several.
 *
 * @param variant of the source; empty where there is only one
 * @param python {@code 3.12}; empty for that of the Dockerfile
 * @param platform {@code linux/amd64}
 */
public record Cell(Optional<Variant> variant, Optional<String> python, String platform) {
    /**
     * All that are chosen: each variant for each of its platforms and each Python.
     *
     * @param chosen names or labels of variants; none for all
     * @param pythons none for that of the Dockerfile
     * @param platforms none for those of each variant, or {@code fallback}
     */
    public static List<Cell> choose(
            List<Variant> variants,
            List<String> chosen,
            List<String> pythons,
            List<String> platforms,
            String fallback) {
        List<Optional<Variant>> kinds =
                variants.isEmpty() && chosen.isEmpty() ? List.of(Optional.empty()) : chosen(variants, chosen);
        List<Optional<String>> interpreters = pythons.isEmpty()
                ? List.of(Optional.empty())
                : pythons.stream().map(Optional::of).toList();
        List<Cell> cells = new ArrayList<>();
        for (Optional<Variant> variant : kinds) {
            List<String> own = variant.map(Variant::platforms).orElse(List.of());
            List<String> wanted = platforms.isEmpty() && own.isEmpty()
                    ? List.of(fallback)
                    : platforms.isEmpty()
                            ? own
                            : platforms.stream()
                                    .filter(name -> own.isEmpty() || own.contains(name))
                                    .toList();
            for (String platform : wanted) {
                interpreters.forEach(python -> cells.add(new Cell(variant, python, platform)));
            }
        }
        if (cells.isEmpty()) {
            throw new WheelException(
                    "no chosen variant is for " + String.join(", ", platforms),
                    "choose another platform, or add it to the variant's <platforms>");
        }
        return cells;
    }

    private static List<Optional<Variant>> chosen(List<Variant> variants, List<String> chosen) {
        for (String choice : chosen) {
            if (variants.stream().noneMatch(variant -> variant.isCalled(choice))) {
                throw new WheelException(
                        "there is no variant " + choice,
                        variants.isEmpty()
                                ? "configure it in <variants>"
                                : "choose among "
                                        + variants.stream().map(Variant::label).collect(Collectors.joining(", ")));
            }
        }
        return variants.stream()
                .filter(variant -> chosen.isEmpty() || chosen.stream().anyMatch(variant::isCalled))
                .map(Optional::of)
                .toList();
    }

    /** Short and without blanks: {@code noavx512-3.12-linux_amd64}. */
    public String label() {
        return Stream.of(variant.map(Variant::label), python, Optional.of(platformFolder()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("-"));
    }

    /** Where its wheels go below {@code <name>-<version>/}. */
    public String folder() {
        return python.map(version -> "python-" + version).orElse(platformFolder());
    }

    private String platformFolder() {
        return platform.replace('/', '_');
    }
}
