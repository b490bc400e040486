package io.github.wheelwright.core.hostile;

import io.github.wheelwright.core.GrammarException;
import io.github.wheelwright.core.filename.SdistFilename;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.metadata.DescriptionContentType;
import io.github.wheelwright.core.metadata.EntryPoints;
import io.github.wheelwright.core.metadata.HeaderDocument;
import io.github.wheelwright.core.metadata.LicenseExpression;
import io.github.wheelwright.core.metadata.MetadataFields;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.requirement.Marker;
import io.github.wheelwright.core.requirement.MarkerEnvironment;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.requirement.TargetSystem;
import io.github.wheelwright.core.requirementsfile.RequirementsFile;
import io.github.wheelwright.core.tag.TagSet;
import io.github.wheelwright.core.version.SpecifierSet;
import io.github.wheelwright.core.version.Version;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** All that is read from texts of others. */
public final class Readings {
    static final Map<String, Consumer<String>> ALL = Map.ofEntries(
            Map.entry("version", text -> Version.parse(text).toString()),
            Map.entry("specifiers", text -> SpecifierSet.parse(text).toString()),
            Map.entry("name", text -> ProjectName.of(text).toString()),
            Map.entry("marker", text -> Marker.parse(text).toString()),
            Map.entry("requirement", text -> Requirement.parse(text).toString()),
            Map.entry("tags", text -> TagSet.parse(text).toString()),
            Map.entry("wheel", text -> WheelFilename.parse(text + ".whl").toString()),
            Map.entry("sdist", text -> SdistFilename.parse(text + "-1.0.zip").toString()),
            Map.entry("licence", text -> LicenseExpression.parse(text).toString()),
            Map.entry("content type", text -> DescriptionContentType.parse(text).toString()),
            Map.entry(
                    "metadata",
                    text -> MetadataFields.of(HeaderDocument.parse(utf8(text))).problems()),
            Map.entry("entry points", text -> EntryPoints.parse(utf8(text)).problems()),
            Map.entry(
                    "requirements file",
                    text -> RequirementsFile.parse(utf8(text), "r.txt").lines()),
            Map.entry(
                    "evaluation",
                    text -> Marker.parse(text)
                            .evaluate(MarkerEnvironment.cpython("3.12", TargetSystem.LINUX, "x86_64"))),
            Map.entry("match", text -> {
                int comma = text.indexOf('\n');
                Version version = Version.parse(text.substring(comma + 1));
                SpecifierSet set = SpecifierSet.parse(text.substring(0, Math.max(0, comma)));
                set.contains(version);
                set.filter(List.of(version));
            }));

    private Readings() {}

    /** The steps that a reading takes; called in the copy that {@link StepLoader} loads. */
    public static long steps(String reading, String text) {
        long before = Steps.count();
        read(reading, text);
        return Steps.count() - before;
    }

    static void read(String reading, String text) {
        try {
            ALL.get(reading).accept(text);
        } catch (GrammarException e) {
            e.getMessage();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
