package io.github.wheelwright.maven.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wheelwright.core.metadata.CoreMetadata;
import io.github.wheelwright.core.wheel.WheelSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Tells people and programs the facts of wheels. */
public final class InspectReport {
    private static final int MOST = 20;
    private static final int WIDTH = 18;

    private final ArrayNode wheels;
    private final List<String> lines = new ArrayList<>();

    /** Notes all in {@code record}. */
    public InspectReport(Report record) {
        this.wheels = record.list("wheels");
    }

    /** Adds one wheel; what further engines find out about it gets its rows here. */
    public void add(Path file, WheelSummary summary) {
        CoreMetadata metadata = summary.metadata();
        ObjectNode node = wheels.addObject().put("file", file.toString());
        lines.add(summary.filename().toString());
        fact(node, "name", metadata.name().display());
        fact(node, "version", metadata.version().toString());
        metadata.fields().summary().ifPresent(text -> fact(node, "summary", text));
        summary.filename().buildTag().ifPresent(tag -> fact(node, "build", tag.toString()));
        facts(node, "tags", summary.filename().tags().expand(), Object::toString);
        metadata.requiresPython().ifPresent(text -> fact(node, "requires-python", text));
        facts(node, "requires", metadata.requiresDist(), Function.identity());
        facts(node, "extras", metadata.fields().providesExtra(), Object::toString);
        facts(
                node,
                "entry-points",
                summary.entryPoints(),
                point -> point.group() + ": " + point.name() + " = " + point.value());
        facts(node, "top-level", summary.topLevel(), Function.identity());
        license(metadata).ifPresent(text -> fact(node, "license", text));
        facts(node, "license-files", summary.licenseFiles(), Function.identity());
        summary.wheel().generator().ifPresent(text -> fact(node, "generator", text));
        fact(node, "metadata-version", metadata.metadataVersion());
        sizes(node, summary);
        libraries(node, summary);
    }

    private static Optional<String> license(CoreMetadata metadata) {
        return metadata.fields()
                .licenseExpression()
                .map(Object::toString)
                .or(() -> metadata.fields().license().filter(text -> !text.contains("\n")));
    }

    private void sizes(ObjectNode node, WheelSummary summary) {
        node.put("size", summary.size())
                .put("content-size", summary.contentSize())
                .put("files", summary.files());
        show(
                "size",
                Bytes.text(summary.size()) + ", " + Bytes.text(summary.contentSize()) + " in "
                        + Count.of(summary.files(), "file"));
    }

    private void libraries(ObjectNode node, WheelSummary summary) {
        ArrayNode libraries = node.putArray("native-libraries");
        List<String> shown = new ArrayList<>();
        summary.nativeLibraries().forEach(library -> {
            libraries.addObject().put("path", library.path()).put("size", library.size());
            shown.add(library.path() + " (" + Bytes.text(library.size()) + ")");
        });
        show("native-libraries", shown);
    }

    private void fact(ObjectNode node, String name, String value) {
        node.put(name, value);
        show(name, value);
    }

    private <T> void facts(ObjectNode node, String name, Iterable<T> values, Function<T, String> text) {
        ArrayNode array = node.putArray(name);
        List<String> shown = new ArrayList<>();
        for (T value : values) {
            array.add(text.apply(value));
            shown.add(text.apply(value));
        }
        show(name, shown);
    }

    private void show(String name, List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        show(name, values.get(0));
        values.stream().skip(1).limit(MOST).forEach(value -> show("", value));
        if (values.size() > MOST + 1) {
            show("", "and " + (values.size() - MOST - 1) + " more");
        }
    }

    private void show(String name, String value) {
        lines.add("  " + name + " ".repeat(Math.max(1, WIDTH - name.length())) + value.replaceAll("\\s+", " "));
    }

    /** A block of lines for each wheel. */
    public List<String> lines() {
        return lines;
    }
}
