package io.github.wheelwright.core.release;

import io.github.wheelwright.core.channel.RootUpdate;
import io.github.wheelwright.core.index.Build;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.ProvenanceLink;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.staging.StagedWheel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The steps of a plan, a line each, for people. */
final class PlanLines {
    private PlanLines() {}

    static List<String> of(ReleasePlan plan) {
        List<String> lines = new ArrayList<>();
        for (StagedWheel wheel : plan.wheels()) {
            String doing = wheel.content().isPresent() ? "upload  " : "keep    ";
            lines.add(doing + plan.key(wheel) + "  (" + wheel.size() + " bytes, " + wheel.sha256() + ")");
            lines.add(doing + IndexFile.metadataKey(plan.key(wheel)));
            if (wheel.provenance().isPresent()) {
                lines.add(doing + ProvenanceLink.key(plan.key(wheel)));
            }
        }
        for (RootUpdate update : plan.updates()) {
            String channel = update.move()
                    .map(move -> "  (channel " + move.channel().name() + ", "
                            + move.channel().mode().name().toLowerCase(Locale.ROOT) + ", "
                            + shown(move.builds()) + ")")
                    .orElse("");
            for (List<ProjectName> group : plan.order()) {
                group.stream()
                        .filter(update.root().projects()::containsKey)
                        .forEach(project -> lines.add("page    " + update.root().folder(project) + channel));
            }
            lines.add("list    "
                    + (update.root().folder().isEmpty() ? "./" : update.root().folder()) + channel);
        }
        plan.updates().stream()
                .filter(update -> update.move().isPresent())
                .forEach(update -> lines.add("pages   " + update.root().folder() + "  drop what is shown no longer"));
        if (plan.landing().isPresent()) {
            lines.add("page    index.html");
        }
        lines.add("compare what the store then holds with what was sent");
        return lines;
    }

    private static String shown(List<Build> builds) {
        return builds.isEmpty()
                ? "shows nothing"
                : builds.stream()
                        .map(build -> build.ordinal().toString())
                        .collect(Collectors.joining(", ", "ordinal ", ""));
    }
}
