package io.github.wheelwright.maven.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wheelwright.core.wheel.WheelChange;
import io.github.wheelwright.core.wheelset.PinnedFile;
import io.github.wheelwright.core.wheelset.SetMember;
import io.github.wheelwright.core.wheelset.SetPlan;
import io.github.wheelwright.core.wheelset.WrittenWheel;
import java.util.List;
import java.util.function.Consumer;

/** Tells people and programs what edits do to wheels. */
public final class EditReport {
    /** More lines of one wheel are counted, not shown; programs get them all. */
    private static final int MOST_LINES = 40;

    private final Consumer<String> line;
    private final Report record;

    /** Prints to {@code line}, notes in {@code record}. */
    public EditReport(Consumer<String> line, Report record) {
        this.line = line;
        this.record = record;
    }

    /** A dry run: each changed line, before and after. */
    public void planned(SetPlan plan) {
        line.accept("dry run: nothing is written; this would be done");
        ArrayNode wheels = record.list("wheels");
        for (SetMember member : plan.members()) {
            line.accept(member.file().getFileName() + ": "
                    + (member.isUnchanged()
                            ? "stays as it is"
                            : Bytes.text(member.copiedBytes()) + " copied, " + Bytes.text(member.writtenBytes())
                                    + " written"));
            List<WheelChange> changes = member.changes();
            changes.stream().limit(MOST_LINES).forEach(this::show);
            if (changes.size() > MOST_LINES) {
                line.accept("  and " + Count.of(changes.size() - MOST_LINES, "more change") + "; the report has all");
            }
            member.notes().forEach(note -> line.accept("  " + note));
            describe(wheels.addObject(), member);
        }
    }

    /** Requirements files: what changes, or has changed, in each. */
    public void requirements(List<PinnedFile> files, boolean dryRun) {
        ArrayNode node = record.list("requirements");
        for (PinnedFile file : files) {
            line.accept(file.path().getFileName() + ": "
                    + Count.of(file.changes().size(), "line") + " " + (dryRun ? "would change" : "changed"));
            file.changes().forEach(this::showLine);
            changes(node.addObject().put("file", file.path().toString()), file.changes());
        }
    }

    private void show(WheelChange change) {
        if (!change.where().isEmpty()) {
            line.accept("  " + change.where());
        }
        showLine(change);
    }

    private void showLine(WheelChange change) {
        if (!change.before().isEmpty()) {
            line.accept("  - " + change.before());
        }
        if (!change.after().isEmpty()) {
            line.accept("  + " + change.after());
        }
    }

    /** What was written. */
    public void done(List<WrittenWheel> written) {
        Table table = new Table("wheel", "copied", "written", "result");
        ArrayNode wheels = record.list("wheels");
        for (WrittenWheel wheel : written) {
            SetMember member = wheel.member();
            table.row(
                    member.filename().toString(),
                    Bytes.text(member.copiedBytes()),
                    Bytes.text(member.writtenBytes()),
                    result(member));
            describe(wheels.addObject(), member)
                    .put("file", wheel.file().toString())
                    .put("sha256", wheel.sha256().hex());
        }
        table.lines().forEach(line);
        for (WrittenWheel wheel : written) {
            wheel.member().notes().forEach(note -> line.accept(wheel.member().filename() + ": " + note));
        }
    }

    private static String result(SetMember member) {
        String before = String.valueOf(member.file().getFileName());
        String content = member.isUnchanged() ? "copied as it is" : "edited";
        return before.equals(member.filename().toString()) ? content : content + ", was " + before;
    }

    private static ObjectNode describe(ObjectNode node, SetMember member) {
        node.put("from", member.file().toString())
                .put("filename", member.filename().toString())
                .put("copied-bytes", member.copiedBytes())
                .put("written-bytes", member.writtenBytes());
        changes(node, member.changes());
        ArrayNode notes = node.putArray("notes");
        member.notes().forEach(notes::add);
        return node;
    }

    private static void changes(ObjectNode node, List<WheelChange> changes) {
        ArrayNode list = node.putArray("changes");
        changes.forEach(change -> list.addObject()
                .put("kind", change.kind().name())
                .put("where", change.where())
                .put("before", change.before())
                .put("after", change.after()));
    }
}
