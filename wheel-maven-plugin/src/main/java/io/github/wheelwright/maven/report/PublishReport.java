package io.github.wheelwright.maven.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.release.PublishResult;
import io.github.wheelwright.core.release.PublishResult.ChannelState;
import io.github.wheelwright.core.release.PublishResult.PublishedFile;
import io.github.wheelwright.core.release.ReleasePlan;
import io.github.wheelwright.core.staging.StagedWheel;
import io.github.wheelwright.maven.s3.S3Traffic;
import java.util.List;
import java.util.function.Consumer;

/** Tells people and programs what a release did to an index. */
public final class PublishReport {
    private final Consumer<String> line;
    private final Report record;

    /** Prints to {@code line}, notes in {@code record}; {@code destination} is where the index is. */
    public PublishReport(Consumer<String> line, Report record, String destination) {
        this.line = line;
        this.record = record.put("destination", destination);
    }

    /** A dry run: the steps that would be done. */
    public void planned(ReleasePlan plan) {
        line.accept("dry run: nothing is written; these steps would be done");
        ArrayNode steps = record.list("plan");
        for (String step : plan.describe()) {
            line.accept("  " + step);
            steps.add(step);
        }
        ArrayNode wheels = record.list("wheels");
        plan.wheels().forEach(wheel -> describe(wheels.addObject(), wheel).put("key", plan.key(wheel)));
    }

    /** What was done. */
    public void done(PublishResult result) {
        Table table = new Table("wheel", "size", "result");
        ArrayNode wheels = record.list("wheels");
        for (PublishedFile file : result.files()) {
            String outcome = file.outcome().toString();
            table.row(
                    file.wheel().filename().toString(),
                    Bytes.text(file.wheel().size()),
                    outcome + renamed(file.wheel()) + attested(file.wheel()));
            describe(wheels.addObject(), file.wheel()).put("key", file.key()).put("result", outcome);
        }
        table.lines().forEach(line);
        ArrayNode channels = record.list("channels");
        for (ChannelState channel : result.channels()) {
            line.accept("channel " + channel.name() + stand(channel) + channel.shown());
            channels.addObject()
                    .put("name", channel.name())
                    .put("moved", channel.moved())
                    .put("dropped", channel.dropped())
                    .put("shown", channel.shown());
        }
        long uploaded = result.files().stream().filter(PublishedFile::uploaded).count();
        long bytes = result.files().stream()
                .filter(PublishedFile::uploaded)
                .mapToLong(file -> file.wheel().size())
                .sum();
        record.object("pages").put("written", result.pagesWritten()).put("unchanged", result.pagesUnchanged());
        record.put("bytes-uploaded", bytes);
        line.accept(
                uploaded + " of " + Count.of(result.files().size(), "wheel") + " uploaded (" + Bytes.text(bytes) + "), "
                        + Count.of(result.pagesWritten(), "page") + " written, " + result.pagesUnchanged()
                        + " unchanged; the store holds what was sent");
    }

    /** A dry run whose channels wait for all of the commit. */
    public void plannedGate(List<String> channels) {
        line.accept("  then, once the commit shows all that is required: channel " + String.join(", ", channels));
    }

    /** The channels have not moved: the commit is not complete. */
    public void waiting(List<String> channels, List<String> missing) {
        line.accept("channel " + String.join(", ", channels) + " waits: the commit has no wheel yet of");
        missing.forEach(what -> line.accept("  " + what));
        ArrayNode node = record.list("missing");
        missing.forEach(node::add);
    }

    /** What was asked of S3, and how much went there, came from there, and was copied within. */
    public void traffic(S3Traffic traffic) {
        ObjectNode node = record.object("requests");
        traffic.requests().forEach(node::put);
        record.put("bytes-sent", traffic.bytesSent())
                .put("bytes-received", traffic.bytesReceived())
                .put("bytes-copied", traffic.bytesCopied());
        line.accept("requests: "
                + String.join(
                        ", ",
                        traffic.requests().entrySet().stream()
                                .map(e -> e.getValue() + " " + e.getKey())
                                .toList()));
        line.accept("traffic: " + Bytes.text(traffic.bytesSent()) + " sent, " + Bytes.text(traffic.bytesReceived())
                + " received, " + Bytes.text(traffic.bytesCopied()) + " copied within S3");
    }

    /** How to try an index that no server serves yet. */
    public void serve(String command) {
        line.accept("serve it:");
        line.accept("  " + command);
        record.put("serve", command);
    }

    /** How to go on; {@code absent} are projects that the wheels require and the index does not have. */
    public void install(List<String> commands, List<ProjectName> absent) {
        line.accept("install from it:");
        commands.forEach(command -> line.accept("  " + command));
        ArrayNode node = record.list("install");
        commands.forEach(node::add);
        if (!absent.isEmpty()) {
            ArrayNode names = record.list("absent");
            absent.forEach(name -> names.add(name.normalized()));
            line.accept(
                    "the wheels also require what this index does not have; publish it too, or add --extra-index-url:");
            line.accept("  "
                    + String.join(
                            ", ", absent.stream().map(ProjectName::normalized).toList()));
        }
    }

    private static String stand(ChannelState channel) {
        if (channel.moved()) {
            return " shows this build: ";
        }
        return channel.dropped()
                ? " was rolled back from this build (wheel:promote brings it back) and stays at: "
                : " stays at a newer build: ";
    }

    private static String attested(StagedWheel wheel) {
        return wheel.provenance().isPresent() ? ", with provenance" : "";
    }

    private static String renamed(StagedWheel wheel) {
        String before =
                wheel.origin().substring(wheel.origin().replace('\\', '/').lastIndexOf('/') + 1);
        return before.equals(wheel.filename().toString()) ? "" : ", was " + before;
    }

    private static ObjectNode describe(ObjectNode node, StagedWheel wheel) {
        return node.put("filename", wheel.filename().toString())
                .put("size", wheel.size())
                .put("sha256", wheel.sha256().hex())
                .put("from", wheel.origin())
                .put("provenance", wheel.provenance().isPresent());
    }
}
