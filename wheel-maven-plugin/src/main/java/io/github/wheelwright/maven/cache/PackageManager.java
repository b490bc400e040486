package io.github.wheelwright.maven.cache;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Programs that install packages by name, and how each of them is told an exact version. */
enum PackageManager {
    /** {@code gcc=4:12.2.0-3}. */
    APT("apt(?:-get)?", "install", "[^=]+=.+", "-t", "-o", "-c", "--target-release", "--option"),
    /** {@code torch==2.9.0}. */
    PIP(
            "pip[0-9.]*",
            "install",
            ".+==.+",
            "-r",
            "--requirement",
            "-c",
            "--constraint",
            "-i",
            "--index-url",
            "--extra-index-url",
            "-f",
            "--find-links",
            "-t",
            "--target",
            "--prefix",
            "--root",
            "--no-binary",
            "--only-binary",
            "--platform",
            "--python-version",
            "--abi",
            "--implementation",
            "--trusted-host",
            "--proxy",
            "--retries",
            "--timeout"),
    /** {@code gcc-11.4.1-3.el9}; a name may itself end in a number: {@code cuda-toolkit-12-4}. */
    DNF(
            "dnf5?|microdnf|tdnf|yum",
            "(?:re)?install|localinstall|groupinstall|group install",
            ".+-(?:\\d+:)?(?:\\d[^-]*\\.[^-]*(?:-\\d[^-]*)?|\\d[^-]*-\\d[^-]*\\.[^-]*)",
            "-c",
            "--config",
            "-x",
            "--exclude",
            "--excludepkgs",
            "--repo",
            "--repoid",
            "--enablerepo",
            "--disablerepo",
            "--installroot",
            "--releasever",
            "--forcearch") {
        @Override
        String bare(String word) {
            return word.replaceFirst("\\.(?:x86_64|aarch64|i686|noarch)$", "");
        }
    },
    /** {@code gcc=13.2.1_git20240309-r1}; {@code ~=} and {@code >=} leave it open. */
    APK("apk", "add", "[^=<>~]+=.+", "-t", "--virtual", "-X", "--repository", "-p", "--root", "--arch"),
    /** {@code numpy==2.1.0} or {@code numpy=2.1.0=py312h1}; a single {@code =} is the beginning of a version. */
    CONDA(
            "conda|(?:micro)?mamba",
            "install|create",
            ".+==.+|[^=]+=[^=]+=.+",
            "-c",
            "--channel",
            "-n",
            "--name",
            "-p",
            "--prefix",
            "-f",
            "--file",
            "--solver",
            "--platform",
            "--subdir");

    /** What one command installs in whichever version there is. */
    record Loose(String tool, List<String> packages) {}

    private static final Pattern REDIRECTION = Pattern.compile("(?:\\d*|&)[<>].*");
    private static final Pattern BEFORE_FILE = Pattern.compile("(?:\\d*|&)[<>]{1,2}\\|?");

    private final Pattern command;
    private final Pattern pinned;
    private final Set<String> withValue;

    /** {@code withValue} are the options whose value is the next word. */
    PackageManager(String programs, String verbs, String pinned, String... withValue) {
        this.command = Pattern.compile(
                "(?<![\\w./-])(?:\\S*/)?(" + programs + ")\\s+(?:-\\S+\\s+)*(?:" + verbs + ")\\s+(.*)", Pattern.DOTALL);
        this.pinned = Pattern.compile(pinned);
        this.withValue = Set.of(withValue);
    }

    /** The name and version that {@code word} has. */
    String bare(String word) {
        return word;
    }

    /** What {@code script}, one command of a shell, installs without an exact version. */
    Loose loose(String script) {
        Matcher matcher = command.matcher(script);
        if (!matcher.find()) {
            return new Loose("", List.of());
        }
        List<String> packages = new ArrayList<>();
        List<String> words = Arrays.asList(matcher.group(2).strip().split("\\s+"));
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).replaceAll("[\"')]", "");
            if (withValue.contains(word) || BEFORE_FILE.matcher(word).matches()) {
                i++;
            } else if (isName(word) && !pinned.matcher(bare(word)).matches()) {
                packages.add(word);
            }
        }
        return new Loose(matcher.group(1), packages);
    }

    /** Neither an option, a path, an address, a variable, nor where output goes. */
    private static boolean isName(String word) {
        return !word.isEmpty()
                && "-./$~".indexOf(word.charAt(0)) < 0
                && !REDIRECTION.matcher(word).matches()
                && !word.contains("/")
                && !word.endsWith(".whl")
                && !word.endsWith(".rpm");
    }
}
