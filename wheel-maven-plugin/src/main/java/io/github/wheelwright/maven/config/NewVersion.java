package io.github.wheelwright.maven.config;

import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.version.Version;
import io.github.wheelwright.core.wheel.WheelEdit;

/** The version that wheels shall get: a whole one, or what is added to that of each wheel. */
public final class NewVersion {
    private NewVersion() {}

    /** {@code 0.12.0} as it is; {@code .post1}, {@code .dev2}, {@code .a1} and {@code rc1} behind the version of {@code wheel}, {@code +cpu} as its label. */
    public static WheelEdit edit(String text, WheelFilename wheel) {
        return Setting.read("newVersion", text, value -> new WheelEdit.SetVersion(version(value, wheel.version())));
    }

    private static Version version(String text, Version before) {
        if (text.startsWith("+")) {
            return before.withLocal(text.substring(1));
        }
        return Version.tryParse(text).orElseGet(() -> isPart(text) ? before.withPostfix(text) : Version.parse(text));
    }

    private static boolean isPart(String text) {
        return text.startsWith(".") || !text.isEmpty() && Character.isLetter(text.charAt(0));
    }
}
