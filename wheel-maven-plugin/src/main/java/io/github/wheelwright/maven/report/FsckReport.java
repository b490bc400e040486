package io.github.wheelwright.maven.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.fsck.Fsck;
import io.github.wheelwright.core.fsck.IndexFault;
import io.github.wheelwright.core.index.FaultCode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Tells people and programs what is wrong with an index. */
public final class FsckReport {
    private final Consumer<String> line;
    private final Report record;

    /** Prints to {@code line}, notes in {@code record}; {@code destination} is where the index is. */
    public FsckReport(Consumer<String> line, Report record, String destination) {
        this.line = line;
        this.record = record.put("destination", destination);
    }

    /** What a check found. */
    public void found(Fsck.Result result) {
        record.put("roots", result.roots()).put("pages", result.pages()).put("files", result.files());
        write("faults", result.faults());
        print(result.faults());
        line.accept(Count.of(result.files(), "file") + ", " + Count.of(result.pages(), "page") + ", "
                + Count.of(result.roots(), "root") + ": "
                + (result.faults().isEmpty()
                        ? "no faults"
                        : Count.of(result.faults().size(), "fault")));
    }

    /** What a repair has put right. */
    public void repaired(Fsck.Result before, Fsck.Result after) {
        write("left", after.faults());
        long mended = before.faults().stream()
                .filter(fault -> !after.faults().contains(fault))
                .count();
        record.put("mended", mended);
        line.accept("repaired: " + mended + " of " + Count.of(before.faults().size(), "fault") + " put right, "
                + after.faults().size() + " left");
        print(after.faults());
    }

    /** Ends the run badly where there are faults; {@code command} is what goes on from here. */
    public void failOn(Fsck.Result result, String command) {
        if (result.faults().isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder("the index has ")
                .append(Count.of(result.faults().size(), "fault"))
                .append(": ");
        Set<FaultCode> codes =
                new TreeSet<>(result.faults().stream().map(IndexFault::code).toList());
        text.append(String.join(", ", codes.stream().map(FaultCode::toString).toList()));
        codes.forEach(code -> text.append("\n  ").append(code).append(": ").append(code.remedy()));
        throw new WheelException(text.toString(), "run\n  " + command);
    }

    private void print(List<IndexFault> faults) {
        if (faults.isEmpty()) {
            return;
        }
        Table table = new Table("fault", "where", "what");
        faults.forEach(fault -> table.row(fault.code().toString(), fault.key(), fault.message()));
        table.lines().forEach(line);
    }

    private void write(String key, List<IndexFault> faults) {
        ArrayNode nodes = record.list(key);
        for (IndexFault fault : faults) {
            nodes.addObject()
                    .put("code", fault.code().toString())
                    .put("key", fault.key())
                    .put("message", fault.message())
                    .put("mendable", fault.code().isMendable());
        }
    }
}
