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

/** Which part of a draft makes which kind of edit, and in which order the kinds are made, whatever the order they are given in. */
final class EditSteps {
    private static final List<Step<?>> ORDER = List.of(
            step(Rename.class, (draft, edit) -> draft.identity().rename(edit.name())),
            step(SetVersion.class, (draft, edit) -> draft.identity().setVersion(edit.version())),
            step(StripLocal.class, (draft, edit) -> draft.identity().stripLocal()),
            step(SetBuildTag.class, (draft, edit) -> draft.identity().setBuildTag(edit.buildTag())),
            step(Retag.class, (draft, edit) -> draft.identity().setTags(edit.tags())),
            step(SetPlatformTags.class, (draft, edit) -> draft.identity().setPlatforms(edit.platforms())),
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

    /** Makes {@code edits} in {@code draft}. */
    static void apply(WheelDraft draft, List<WheelEdit> edits) throws IOException {
        for (Step<?> step : ORDER) {
            for (WheelEdit edit : edits) {
                step.apply(draft, edit);
            }
        }
    }

    private static <E extends WheelEdit> Step<E> step(Class<E> kind, Action<E> action) {
        return new Step<>(kind, action);
    }

    private interface Action<E extends WheelEdit> {
        void apply(WheelDraft draft, E edit) throws IOException;
    }

    private record Step<E extends WheelEdit>(Class<E> kind, Action<E> action) {
        void apply(WheelDraft draft, WheelEdit edit) throws IOException {
            if (kind.isInstance(edit)) {
                action.apply(draft, kind.cast(edit));
            }
        }
    }
}
