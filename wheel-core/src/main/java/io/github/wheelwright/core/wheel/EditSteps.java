package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.wheel.WheelEdit.AddClassifiers;
import io.github.wheelwright.core.wheel.WheelEdit.AddKeywords;
import io.github.wheelwright.core.wheel.WheelEdit.AddLicense;
import io.github.wheelwright.core.wheel.WheelEdit.AddSbom;
import io.github.wheelwright.core.wheel.WheelEdit.FollowVersion;
import io.github.wheelwright.core.wheel.WheelEdit.InsertText;
import io.github.wheelwright.core.wheel.WheelEdit.Pin;
import io.github.wheelwright.core.wheel.WheelEdit.PutFile;
import io.github.wheelwright.core.wheel.WheelEdit.RemoveFile;
import io.github.wheelwright.core.wheel.WheelEdit.Rename;
import io.github.wheelwright.core.wheel.WheelEdit.Require;
import io.github.wheelwright.core.wheel.WheelEdit.Retag;
import io.github.wheelwright.core.wheel.WheelEdit.SetBuildTag;
import io.github.wheelwright.core.wheel.WheelEdit.SetDescription;
import io.github.wheelwright.core.wheel.WheelEdit.SetPlatformTags;
import io.github.wheelwright.core.wheel.WheelEdit.SetSummary;
import io.github.wheelwright.core.wheel.WheelEdit.SetVersion;
import io.github.wheelwright.core.wheel.WheelEdit.StripLocal;
import io.github.wheelwright.core.wheel.WheelEdit.Unrequire;
import java.io.IOException;
import java.util.List;

/** Which part of a draft makes which kind of edit, and in which order the kinds are made, whatever the order they are asked for in. */
final class EditSteps {
    private static final List<Step<WheelIdentity, ?, RuntimeException>> NAMES = List.of(
            step(Rename.class, (identity, edit) -> identity.rename(edit.name())),
            step(SetVersion.class, (identity, edit) -> identity.setVersion(edit.version())),
            step(StripLocal.class, (identity, edit) -> identity.stripLocal()),
            step(SetBuildTag.class, (identity, edit) -> identity.setBuildTag(edit.buildTag())),
            step(Retag.class, (identity, edit) -> identity.setTags(edit.tags())),
            step(SetPlatformTags.class, (identity, edit) -> identity.setPlatforms(edit.platforms())));

    private static final List<Step<WheelDraft, ?, IOException>> CONTENT = List.of(
            step(FollowVersion.class, (draft, edit) -> draft.requirements().follow(edit)),
            step(Unrequire.class, (draft, edit) -> draft.requirements().remove(edit.project())),
            step(Pin.class, (draft, edit) -> draft.requirements().pin(edit)),
            step(Require.class, (draft, edit) -> draft.requirements().require(edit.requirement())),
            step(SetSummary.class, (draft, edit) -> draft.texts().setSummary(edit.summary())),
            step(SetDescription.class, (draft, edit) -> draft.texts().setDescription(edit.text(), edit.contentType())),
            step(AddKeywords.class, (draft, edit) -> draft.texts().addKeywords(edit.keywords())),
            step(AddClassifiers.class, (draft, edit) -> draft.texts().addClassifiers(edit.classifiers())),
            step(RemoveFile.class, (draft, edit) -> draft.files().remove(edit.path())),
            step(PutFile.class, (draft, edit) -> draft.files().put(edit.path(), edit.content(), edit.executable())),
            step(AddSbom.class, (draft, edit) -> draft.files().addSbom(edit.name(), edit.content())),
            step(AddLicense.class, (draft, edit) -> draft.addLicense(edit.name(), edit.content())),
            step(InsertText.class, (draft, edit) -> draft.files().insert(edit)));

    private EditSteps() {}

    /** Makes those of {@code edits} that change the name of the wheel. */
    static void apply(WheelIdentity identity, List<WheelEdit> edits) {
        apply(NAMES, identity, edits);
    }

    /** Makes {@code edits} in {@code draft}. */
    static void apply(WheelDraft draft, List<WheelEdit> edits) throws IOException {
        apply(draft.identity(), edits);
        apply(CONTENT, draft, edits);
    }

    private static <T, X extends Exception> void apply(List<Step<T, ?, X>> steps, T target, List<WheelEdit> edits)
            throws X {
        for (Step<T, ?, X> step : steps) {
            for (WheelEdit edit : edits) {
                step.apply(target, edit);
            }
        }
    }

    private static <T, E extends WheelEdit, X extends Exception> Step<T, E, X> step(
            Class<E> kind, Action<T, E, X> action) {
        return new Step<>(kind, action);
    }

    private interface Action<T, E extends WheelEdit, X extends Exception> {
        void apply(T target, E edit) throws X;
    }

    private record Step<T, E extends WheelEdit, X extends Exception>(Class<E> kind, Action<T, E, X> action) {
        void apply(T target, WheelEdit edit) throws X {
            if (kind.isInstance(edit)) {
                action.apply(target, kind.cast(edit));
            }
        }
    }
}
