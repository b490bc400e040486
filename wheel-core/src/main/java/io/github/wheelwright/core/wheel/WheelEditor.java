package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.zip.MemberTime;
import java.io.IOException;
import java.util.List;

/**
 * Turns edits of a wheel into a plan of byte ranges: no member that stays is decompressed, and the time is that of a copy.
 *
 * <pre>{@code
 * try (Wheel wheel = Wheel.open(file)) {
 *     WheelRewrite edited = WheelEditor.plan(wheel, List.of(new SetPlatformTags(List.of("manylinux_2_28_x86_64"))));
 *     edited.plan().writeTo(wheel.source(), folder.resolve(edited.filename().toString()));
 * }
 * }</pre>
 */
public final class WheelEditor {
    private WheelEditor() {}

    /**
     * The wheel after all {@code edits}. Without an edit that changes anything, the plan copies the wheel as it is. With one,
     * what is wrong around it is mended too, and noted: tags in WHEEL that disagree with the filename, data descriptors,
     * signatures that the new RECORD makes void. The result depends on nothing but the wheel and the edits.
     *
     * @throws io.github.wheelwright.core.WheelException if an edit cannot be made, or WHEEL or RECORD cannot be read
     */
    public static WheelRewrite plan(Wheel wheel, List<WheelEdit> edits) throws IOException {
        return plan(wheel, edits, MemberTime.FIXED);
    }

    /** As {@link #plan(Wheel, List)}, with the time that what is written anew gets, such as that of {@code SOURCE_DATE_EPOCH}. */
    public static WheelRewrite plan(Wheel wheel, List<WheelEdit> edits, MemberTime time) throws IOException {
        WheelDraft draft = new WheelDraft(wheel);
        EditSteps.apply(draft, edits);
        return draft.rewrite(time);
    }

    /** What a wheel called {@code filename} is called after all {@code edits}. */
    public static WheelFilename filename(WheelFilename filename, List<WheelEdit> edits) {
        WheelIdentity identity = new WheelIdentity(filename);
        EditSteps.apply(identity, edits);
        return identity.filename();
    }
}
