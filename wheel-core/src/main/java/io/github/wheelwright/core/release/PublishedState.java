package io.github.wheelwright.core.release;

import io.github.wheelwright.core.channel.RootUpdate;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.index.Build;
import io.github.wheelwright.core.index.ChannelHistory;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.page.PageWriter;
import io.github.wheelwright.core.release.PublishResult.ChannelState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the pages of a plan show after its run. */
final class PublishedState {
    private static final String NOTHING = "nothing";

    private final ReleasePlan plan;
    private final PageWriter pages;
    private final Host host;

    PublishedState(ReleasePlan plan, PageWriter pages, Host host) {
        this.plan = plan;
        this.pages = pages;
        this.host = host;
    }

    /** Projects that the release requires and that none of its roots lists. */
    List<ProjectName> absent() {
        Set<ProjectName> absent = new TreeSet<>();
        plan.wheels().forEach(wheel -> absent.addAll(wheel.required()));
        plan.wheels().forEach(wheel -> absent.remove(wheel.project()));
        if (!absent.isEmpty()) {
            for (RootUpdate update : plan.updates()) {
                pages.read(plan.list(update.root())).projects().forEach(name -> absent.remove(ProjectName.of(name)));
            }
        }
        return List.copyOf(absent);
    }

    /** Whether the channels have moved, and to what. */
    List<ChannelState> channels() {
        Map<String, ChannelState> states = new LinkedHashMap<>();
        for (RootUpdate update : plan.updates()) {
            update.move().ifPresent(move -> {
                ChannelHistory history = pages.read(plan.list(update.root())).channel();
                String shown = history.shown().isEmpty()
                        ? NOTHING
                        : history.shown().stream().map(Build::toString).collect(Collectors.joining(" + "));
                boolean moved = move.isShownBy(history);
                boolean dropped =
                        new RootWriter(plan, update, pages, host).channel(move).isDropped();
                states.merge(
                        move.channel().name(),
                        new ChannelState(move.channel().name(), moved, dropped, shown),
                        PublishedState::telling);
            });
        }
        return List.copyOf(states.values());
    }

    /** Of two roots, one that was left behind says more than one that moved, and one that shows something more than one that does not. */
    private static ChannelState telling(ChannelState a, ChannelState b) {
        return a.moved() && !(b.moved() && b.shown().equals(NOTHING)) ? b : a;
    }
}
