package io.github.wheelwright.core.staging;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.wheel.WheelEdit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The platform tag that wheels tagged {@code linux_*} shall get: {@code manylinux_2_28} (each wheel keeps its architecture) or
 * {@code manylinux_2_28_x86_64} (PEP 600, PEP 656 and the older {@code manylinux1}, {@code manylinux2010}, {@code manylinux2014}).
 *
 * @param policy {@code manylinux_2_28}
 * @param architecture {@code x86_64}, or empty for that of each wheel
 */
public record LinuxPlatformTag(String policy, String architecture) {
    private static final Pattern FORM = Pattern.compile(
            "(?<policy>manylinux(?:1|2010|2014|_[0-9]{1,3}_[0-9]{1,3})|musllinux_[0-9]{1,3}_[0-9]{1,3})(?:_(?<arch>[a-z][a-z0-9_]*))?");
    private static final String LINUX = "linux_";

    /** Reads a tag. */
    public static LinuxPlatformTag parse(String text) {
        if (text.equals("auto")) {
            throw new WheelException(
                    "auto needs the audit of ELF files, which this version does not have yet",
                    "name the tag that your build image stands for, e.g. manylinux_2_28");
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new WheelException(
                    "not a manylinux or musllinux platform tag: " + text,
                    "write it as manylinux_2_28, manylinux_2_28_x86_64 or musllinux_1_2");
        }
        String architecture = matcher.group("arch");
        return new LinuxPlatformTag(matcher.group("policy"), architecture == null ? "" : architecture);
    }

    /** The edit that gives {@code wheel} this tag; none where it has no tag that this one replaces. */
    public List<WheelEdit> edits(WheelFilename wheel) {
        List<String> platforms = wheel.tags().platforms();
        if (platforms.stream().noneMatch(LinuxPlatformTag::isPlainLinux)) {
            return List.of();
        }
        return List.of(new WheelEdit.SetPlatformTags(platforms.stream()
                .map(platform -> isPlainLinux(platform) ? replacing(platform, wheel.toString()) : platform)
                .distinct()
                .toList()));
    }

    /** Whether {@code platform} is one that this tag replaces. */
    static boolean isPlainLinux(String platform) {
        return platform.startsWith(LINUX);
    }

    /** The tag in place of {@code platform} ({@code linux_x86_64}); {@code wheel} names the wheel in messages. */
    String replacing(String platform, String wheel) {
        String own = platform.substring(LINUX.length());
        if (!architecture.isEmpty() && !architecture.equals(own)) {
            throw new WheelException(
                    wheel + " is built for " + own + " and cannot be tagged " + this,
                    "give the tag as " + policy + ": each wheel then keeps its architecture");
        }
        return policy + "_" + own;
    }

    @Override
    public String toString() {
        return architecture.isEmpty() ? policy : policy + "_" + architecture;
    }
}
