package io.github.wheelwright.core.wheelset;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.wheel.Wheel;
import io.github.wheelwright.core.wheel.WheelEdit;
import io.github.wheelwright.core.wheel.WheelEdit.FollowVersion;
import io.github.wheelwright.core.wheel.WheelEditor;
import io.github.wheelwright.core.wheel.WheelRewrite;
import io.github.wheelwright.core.zip.MemberTime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Wheels that are edited together. Where one gets another version, every {@code Requires-Dist} in the set that names the old one
 * names the new one (projects compared as PEP 503 does).
 *
 * <pre>{@code
 * SetPlan plan = WheelSet.plan(files, Normalization.DROP, MemberTime.FIXED);
 * plan.members().forEach(member -> System.out.println(member.file() + " -> " + member.filename()));
 * plan.writeTo(folder);
 * }</pre>
 */
public final class WheelSet {
    private final MemberTime time;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> remedies = new LinkedHashSet<>();
    private final Map<Path, List<WheelEdit>> edits = new LinkedHashMap<>();
    private final Set<WheelEdit> followed = new LinkedHashSet<>();
    private final Map<String, Path> outputs = new LinkedHashMap<>();
    private final Closure closure = new Closure();

    private WheelSet(MemberTime time) {
        this.time = time;
    }

    /**
     * What the wheels in {@code files} become with the edits that {@code choice} wants of each. Nothing is written.
     *
     * @throws WheelSetException with all that stands against it: wheels that cannot be read or edited, two that would get one
     *     name, requirements within the set that nothing in it would satisfy any more
     */
    public static SetPlan plan(List<Path> files, EditChoice choice, MemberTime time) throws IOException {
        WheelSet set = new WheelSet(time);
        for (Path file : files) {
            set.guarded(file, () -> set.choose(file, choice));
        }
        List<SetMember> members = new ArrayList<>();
        for (Path file : set.edits.keySet()) {
            set.guarded(file, () -> members.add(set.member(file)));
        }
        set.problems.addAll(set.closure.broken());
        if (!set.problems.isEmpty()) {
            throw new WheelSetException(
                    set.problems,
                    set.remedies.isEmpty()
                            ? "correct these, or leave the wheels out"
                            : String.join("; ", set.remedies));
        }
        return new SetPlan(members, time);
    }

    private interface Work {
        void run() throws IOException;
    }

    private void guarded(Path file, Work work) throws IOException {
        try {
            work.run();
        } catch (WheelException e) {
            String message = e.getMessage();
            problems.add(message.contains(String.valueOf(file.getFileName())) ? message : file + ": " + message);
            e.remedy().ifPresent(remedies::add);
        }
    }

    private void choose(Path file, EditChoice choice) throws IOException {
        WheelFilename before = WheelFilename.parse(String.valueOf(file.getFileName()));
        List<WheelEdit> chosen = choice.edits(before);
        WheelFilename after = WheelEditor.filename(before, chosen);
        edits.put(file, chosen);
        if (!after.version().equals(before.version())) {
            followed.add(new FollowVersion(before.name(), before.version(), after.version()));
        }
        Path other = outputs.putIfAbsent(after.toString(), file);
        if (other != null) {
            throw new WheelException(
                    "two wheels would be " + after + ":\n      " + other + "\n      " + file,
                    "leave one of them out, or give them build tags");
        }
    }

    private SetMember member(Path file) throws IOException {
        List<WheelEdit> all = new ArrayList<>(edits.getOrDefault(file, List.of()));
        all.addAll(followed);
        try (Wheel wheel = Wheel.open(file)) {
            WheelRewrite rewrite = WheelEditor.plan(wheel, all, time);
            if (!followed.isEmpty()) {
                closure.add(wheel, rewrite);
            }
            return new SetMember(
                    file,
                    all,
                    rewrite.filename(),
                    rewrite.changes(),
                    rewrite.notes(),
                    rewrite.plan().copiedBytes(),
                    rewrite.plan().writtenBytes());
        }
    }
}
