package io.github.wheelwright.core.wheelset;

import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.wheel.Wheel;
import io.github.wheelwright.core.wheel.WheelEditor;
import io.github.wheelwright.core.wheel.WheelRewrite;
import io.github.wheelwright.core.zip.MemberTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a set of wheels will become. Holds no wheel open, and of each only what changes.
 *
 * @param members one for each wheel, in the order in which they were given
 * @param time what is written anew is dated so
 */
public record SetPlan(List<SetMember> members, MemberTime time) {
    /** Copies the list. */
    public SetPlan {
        members = List.copyOf(members);
    }

    /** As {@link #writeTo(Path, Consumer)}, telling nobody. */
    public List<WrittenWheel> writeTo(Path folder) throws IOException {
        return writeTo(folder, member -> {});
    }

    /**
     * Writes all wheels into {@code folder}, which is made if need be: each under another name, and once all are on the disk,
     * all are renamed, one directly after the other. Where anything fails, what was in the folder is there again, and nothing
     * else. Only if the process dies among the renames, some wheels are new and others old, each of them whole.
     *
     * @param begun is told of each wheel before it is written
     */
    public List<WrittenWheel> writeTo(Path folder, Consumer<SetMember> begun) throws IOException {
        Files.createDirectories(folder);
        List<WrittenWheel> written = new ArrayList<>();
        try (StagedFiles staged = new StagedFiles(folder)) {
            for (SetMember member : members) {
                begun.accept(member);
                Path target = folder.resolve(member.filename().toString());
                Sha256 digest = write(member, staged.add(target));
                written.add(new WrittenWheel(member, target, digest));
            }
            staged.publish();
        }
        return written;
    }

    /** Wheels of the set that are in {@code folder} and stay there, because what becomes of them gets another name. */
    public List<Path> leftIn(Path folder) throws IOException {
        List<Path> left = new ArrayList<>();
        for (SetMember member : members) {
            Path old = folder.resolve(member.file().getFileName());
            boolean renamed = !old.endsWith(member.filename().toString());
            if (renamed && Files.exists(old) && Files.isSameFile(old, member.file())) {
                left.add(old);
            }
        }
        return left;
    }

    private Sha256 write(SetMember member, Path target) throws IOException {
        try (Wheel wheel = Wheel.open(member.file())) {
            WheelRewrite rewrite = WheelEditor.plan(wheel, member.edits(), time);
            return rewrite.plan().writeTo(wheel.source(), target);
        }
    }
}
