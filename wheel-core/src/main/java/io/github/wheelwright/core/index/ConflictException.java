package io.github.wheelwright.core.index;

import io.github.wheelwright.core.RejectedException;
import java.util.List;

/** Files are published already under the same names with other content. */
public class ConflictException extends RejectedException {
    private static final long serialVersionUID = 1L;

    /** One description for each file. */
    public ConflictException(List<String> conflicts) {
        super(
                "published already with other content (installers that saw the old hash would fail, or keep the old file):",
                conflicts,
                "give the new build a version or a build tag of its own, as a published file never changes; or leave these out by -Dwheel.existing=keep");
    }

    public static String describe(IndexFile listed, IndexFile ours) {
        return "  " + listed.filename() + "\n      published " + listed.uploadTime() + ": " + listed.sha256() + " ("
                + listed.size() + " bytes)\n      now: " + ours.sha256() + " (" + ours.size() + " bytes)";
    }
}
