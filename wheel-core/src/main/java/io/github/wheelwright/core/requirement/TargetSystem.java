package io.github.wheelwright.core.requirement;

/** The operating systems whose values markers ask for most. */
public enum TargetSystem {
    /** Linux, of whatever C library. */
    LINUX("posix", "Linux", "linux"),
    /** macOS. */
    MACOS("posix", "Darwin", "darwin"),
    /** Windows. */
    WINDOWS("nt", "Windows", "win32");

    private final String osName;
    private final String platformSystem;
    private final String sysPlatform;

    TargetSystem(String osName, String platformSystem, String sysPlatform) {
        this.osName = osName;
        this.platformSystem = platformSystem;
        this.sysPlatform = sysPlatform;
    }

    /** Value of {@code os_name}. */
    public String osName() {
        return osName;
    }

    /** Value of {@code platform_system}. */
    public String platformSystem() {
        return platformSystem;
    }

    /** Value of {@code sys_platform}. */
    public String sysPlatform() {
        return sysPlatform;
    }
}
