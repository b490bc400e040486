package io.github.wheelwright.core.index;

import io.github.wheelwright.core.index.ChannelHistory.Entry;
import io.github.wheelwright.core.index.ReleaseList.Commit;
import io.github.wheelwright.core.index.ReleaseList.Shown;
import java.time.Instant;
import java.time.temporal.ValueRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The list of releases as tables for people. Each channel and each commit is one anchor, as on any list; what else names it is text, for
 * readers take each anchor for a project or an index.
 */
final class HtmlReleases {
    /** Of builds that stand beside each other, so many are named. */
    private static final int NAMED = 3;

    private static final Pattern SHA1 = Pattern.compile("[0-9a-f]{40}");
    private static final int SHORT_SHA1 = 12;
    private static final int MINUTES = "2026-11-21T09:00".length();

    /** Seconds since 1970 of the years 0000 to 9999, which readers of HTML know. */
    private static final ValueRange DATED = ValueRange.of(-62_167_219_200L, 253_402_300_799L);

    private final StringBuilder html;
    private final ReleaseList releases;

    private HtmlReleases(StringBuilder html, ReleaseList releases) {
        this.html = html;
        this.releases = releases;
    }

    static void append(StringBuilder html, ReleaseList releases) {
        HtmlReleases tables = new HtmlReleases(html, releases);
        html.append(
                "<p>Each name leads to an index of its own; its page, or that of a variant below it, has the command that installs from it.</p>\n");
        tables.channels();
        tables.commits();
    }

    private void channels() {
        if (releases.channels().isEmpty()) {
            return;
        }
        table("Channels", "Channel", "Shows", "Since (UTC)", "Main wheel", "Variants", "New builds");
        releases.channels().forEach(this::channel);
        html.append("</table>\n");
    }

    private void channel(String name, SortedMap<String, Shown> all) {
        SortedMap<String, Shown> roots = showing(all);
        List<Map.Entry<Entry, List<String>>> steps = steps(roots);
        row(name);
        cell(steps.stream()
                .map(step -> builds(step.getKey()) + (steps.size() == 1 ? "" : " (" + names(step.getValue()) + ")"))
                .toList());
        cell(steps.stream().map(step -> time(step.getKey().time())).toList());
        cell(steps.stream()
                .map(step -> main(releases.main(step.getKey().builds())))
                .distinct()
                .toList());
        cell(List.of(names(roots.keySet())));
        cell(List.of(roots.values().stream().anyMatch(Shown::append) ? "stay beside the others" : "replace the old"));
        html.append('\n');
    }

    /** The roots that show something: a rollback is noted at the first one even where that has never shown anything. */
    private static SortedMap<String, Shown> showing(SortedMap<String, Shown> all) {
        SortedMap<String, Shown> roots = new TreeMap<>(all);
        roots.values().removeIf(shown -> shown.now().builds().isEmpty());
        return roots.isEmpty() ? all : roots;
    }

    private void commits() {
        if (releases.commits().isEmpty()) {
            return;
        }
        table("Releases", "Release", "Published (UTC)", "Main wheel", "Variants", "Channels", "Ordinal");
        for (String name : releases.newestFirst()) {
            Commit commit = Objects.requireNonNull(releases.commits().get(name));
            row(name);
            cell(commit.publication().stream()
                    .map(publication -> time(publication.time()))
                    .toList());
            cell(commit.publication().stream()
                    .map(publication -> main(publication.main()))
                    .toList());
            cell(List.of(names(commit.variants())));
            cell(List.of(names(releases.showing(name))));
            cell(commit.ordinal().stream().map(HtmlReleases::ordinal).toList());
            html.append('\n');
        }
        html.append("</table>\n");
    }

    /** What the roots of a channel show, with those that show it, the latest first: jobs of several variants move one at a time. */
    private static List<Map.Entry<Entry, List<String>>> steps(SortedMap<String, Shown> roots) {
        Map<Collection<String>, Entry> latest = new LinkedHashMap<>();
        Map<Collection<String>, List<String>> showing = new LinkedHashMap<>();
        roots.forEach((root, shown) -> {
            Collection<String> commits = shown.now().commits();
            latest.merge(commits, shown.now(), (a, b) -> a.time().isBefore(b.time()) ? b : a);
            showing.computeIfAbsent(commits, c -> new ArrayList<>()).add(root);
        });
        return latest.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Collection<String>, Entry> entry) ->
                                entry.getValue().time())
                        .reversed())
                .map(entry -> Map.entry(entry.getValue(), Objects.requireNonNull(showing.get(entry.getKey()))))
                .toList();
    }

    private static String builds(Entry step) {
        List<Build> builds = new ArrayList<>(step.builds());
        Collections.reverse(builds);
        String named = builds.stream()
                .limit(NAMED)
                .map(build -> "<code>" + HtmlText.escaped(shortened(build.commit())) + "</code>")
                .collect(Collectors.joining(", "));
        return builds.isEmpty()
                ? "nothing"
                : named + (builds.size() > NAMED ? " and " + (builds.size() - NAMED) + " older" : "");
    }

    private static String shortened(String commit) {
        return SHA1.matcher(commit).matches() ? commit.substring(0, SHORT_SHA1) : commit;
    }

    /** The root of a commit or channel itself is its default variant. */
    private static String names(Collection<String> names) {
        return names.stream()
                .map(name -> name.isEmpty() ? "default" : HtmlText.escaped(name))
                .collect(Collectors.joining(", "));
    }

    private static String main(Collection<String> requirements) {
        return requirements.stream()
                .map(requirement -> HtmlText.escaped(requirement.replace("==", " ")))
                .collect(Collectors.joining(", "));
    }

    private static String ordinal(Ordinal ordinal) {
        return ordinal.kind() == Ordinal.Kind.COMMITTER_TIME && DATED.isValidValue(ordinal.value())
                ? "committed " + time(Instant.ofEpochSecond(ordinal.value()))
                : Long.toString(ordinal.value());
    }

    private static String time(Instant time) {
        if (!DATED.isValidValue(time.getEpochSecond())) {
            return time.toString();
        }
        String minutes = time.toString().substring(0, MINUTES);
        return "<time datetime=\"" + minutes + "Z\">" + minutes.replace('T', ' ') + "</time>";
    }

    private void table(String title, String... columns) {
        html.append("<h2>").append(title).append("</h2>\n<table class=\"r\">\n<thead><tr>");
        for (String column : columns) {
            html.append("<th>").append(column);
        }
        html.append("\n<tbody>\n");
    }

    private void row(String name) {
        html.append("<tr><td>");
        HtmlPages.folder(html, name);
    }

    private void cell(List<String> lines) {
        html.append("<td>").append(String.join("<br>", lines));
    }
}
