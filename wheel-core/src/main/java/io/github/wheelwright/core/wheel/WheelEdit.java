package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.filename.BuildTag;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.tag.TagSet;
import io.github.wheelwright.core.version.Version;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A change that is wanted of a wheel. Edits of different kinds give the same wheel in any order; of those of one kind, the later
 * is made on what the earlier gave. Paths of files are those in the wheel before the edit.
 */
public sealed interface WheelEdit {
    /** Sets the tags, in the filename, in WHEEL and so in RECORD. */
    record Retag(TagSet tags) implements WheelEdit {}

    /** Sets the platform tags and leaves interpreters and ABIs as they are. */
    record SetPlatformTags(List<String> platforms) implements WheelEdit {
        /** Copies the list. */
        public SetPlatformTags {
            platforms = List.copyOf(platforms);
        }
    }

    /** Sets the build tag, or removes it, in the filename and in WHEEL. */
    record SetBuildTag(Optional<BuildTag> buildTag) implements WheelEdit {}

    /**
     * Renames the distribution: filename, {@code Name}, the {@code .dist-info} and {@code .data} folders, and what its extras
     * require of itself.
     */
    record Rename(ProjectName name) implements WheelEdit {}

    /** Sets the version: filename, {@code Version}, the two folders, and what its extras require of itself. */
    record SetVersion(Version version) implements WheelEdit {}

    /** Removes the local version label, as {@link SetVersion} would. */
    record StripLocal() implements WheelEdit {}

    /**
     * Makes each {@code Requires-Dist} on one of these projects {@code ==} this version, whatever it asked for before; extras and
     * markers stay. Of lines that then say the same, the first stays.
     *
     * @param versions by project, names compared as PEP 503 does
     * @param addMissing whether a project that no line names gets one; the wheel's own never does
     */
    record Pin(Map<ProjectName, Version> versions, boolean addMissing) implements WheelEdit {
        /** Copies the map. */
        public Pin {
            versions = Collections.unmodifiableMap(new TreeMap<>(versions));
        }
    }

    /**
     * Sets what is required of a project: each line on it gets the specifiers (or address) of {@code requirement}, and keeps its
     * extras and marker; where there is none, the requirement is added as it is.
     */
    record Require(Requirement requirement) implements WheelEdit {}

    /** Removes each {@code Requires-Dist} on a project. */
    record Unrequire(ProjectName project) implements WheelEdit {}

    /** In each {@code Requires-Dist} on {@code project}, the version {@code from} becomes {@code to}: {@code ==}, {@code >=} and all others. */
    record FollowVersion(ProjectName project, Version from, Version to) implements WheelEdit {}

    /** Sets {@code Summary}, which is one line. */
    record SetSummary(String summary) implements WheelEdit {}

    /**
     * Replaces the long description, which is the README on an index.
     *
     * @param contentType {@code text/markdown}, {@code text/x-rst} or {@code text/plain}, with or without parameters
     */
    record SetDescription(String text, String contentType) implements WheelEdit {}

    /** Adds to {@code Keywords} those that are not there. */
    record AddKeywords(List<String> keywords) implements WheelEdit {
        /** Copies the list. */
        public AddKeywords {
            keywords = List.copyOf(keywords);
        }
    }

    /** Adds a {@code Classifier} for each of these that is not there. */
    record AddClassifiers(List<String> classifiers) implements WheelEdit {
        /** Copies the list. */
        public AddClassifiers {
            classifiers = List.copyOf(classifiers);
        }
    }

    /**
     * Adds a file, or replaces it and keeps its permissions. The content is read when the edit is planned, for its digests, and
     * again when the plan runs; it is never in memory as a whole, and has to stay open until then.
     *
     * @param executable whether a file that was not there is executable
     */
    record PutFile(String path, ByteSource content, boolean executable) implements WheelEdit {}

    /** Removes a file, or a folder with all that is in it where the path ends in {@code /}. */
    record RemoveFile(String path) implements WheelEdit {}

    /**
     * Puts text into a file, on lines of its own and with the file's line ends. Into Python code that goes where it is legal:
     * before means behind the {@code #!} and encoding lines, the docstring and {@code from __future__} imports.
     */
    record InsertText(String path, String text, Place place) implements WheelEdit {}

    /** Where {@link InsertText} puts its text. */
    enum Place {
        /** At the start. */
        BEFORE,
        /** At the end. */
        AFTER
    }

    /** Adds or replaces a software bill of materials: {@code .dist-info/sboms/{name}} (PEP 770). */
    record AddSbom(String name, ByteSource content) implements WheelEdit {}

    /**
     * Adds or replaces a licence file. From metadata 2.4 on it lies in {@code .dist-info/licenses/} and {@code License-File}
     * names it (PEP 639); before, it lies in {@code .dist-info/} itself, where build tools put it then.
     */
    record AddLicense(String name, ByteSource content) implements WheelEdit {}
}
