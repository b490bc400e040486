package io.github.wheelwright.maven.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wheelwright.core.index.Build;
import io.github.wheelwright.core.release.ChannelPlan;
import io.github.wheelwright.core.release.PublishResult;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Tells people and programs how a channel was moved. */
public final class ChannelReport {
    private final Consumer<String> line;
    private final Report record;

    /** Prints to {@code line}, notes in {@code record}; {@code destination} is where the index is. */
    public ChannelReport(Consumer<String> line, Report record, String destination) {
        this.line = line;
        this.record = record.put("destination", destination);
    }

    /** What each root of the channel shows before and after. */
    public void moves(ChannelPlan plan) {
        Table table = new Table("root", "shows", "after this", "stays out from then on");
        ArrayNode roots = record.put("channel", plan.channel().name()).list("roots");
        for (ChannelPlan.Move move : plan.moves()) {
            table.row(move.folder(), commits(move.from()), commits(move.to()), String.join(", ", move.dropped()));
            ObjectNode node = roots.addObject().put("folder", move.folder());
            ArrayNode from = node.putArray("from");
            move.from().forEach(build -> from.add(build.commit()));
            ArrayNode to = node.putArray("to");
            move.to().forEach(build -> to.add(build.commit()));
            ArrayNode dropped = node.putArray("dropped");
            move.dropped().forEach(dropped::add);
        }
        table.lines().forEach(line);
    }

    /** A dry run: the steps that would be done. */
    public void planned(ChannelPlan plan) {
        line.accept("dry run: nothing is written; these steps would be done");
        ArrayNode steps = record.list("plan");
        for (String step : plan.plan().describe()) {
            line.accept("  " + step);
            steps.add(step);
        }
    }

    /** What was done. */
    public void done(PublishResult result) {
        record.object("pages").put("written", result.pagesWritten()).put("unchanged", result.pagesUnchanged());
        result.channels().forEach(channel -> line.accept("channel " + channel.name() + " shows " + channel.shown()));
        line.accept(Count.of(result.pagesWritten(), "page") + " written, " + result.pagesUnchanged() + " unchanged");
    }

    /** The command that checks what came of it. */
    public void next(String command) {
        line.accept("check the index:");
        line.accept("  " + command);
        record.put("next", command);
    }

    private static String commits(List<Build> builds) {
        return builds.isEmpty() ? "nothing" : builds.stream().map(Build::commit).collect(Collectors.joining(" + "));
    }
}
