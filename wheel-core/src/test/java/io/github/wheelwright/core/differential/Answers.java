package io.github.wheelwright.core.differential;

import io.github.wheelwright.core.GrammarException;
import io.github.wheelwright.core.filename.BuildTag;
import io.github.wheelwright.core.filename.SdistFilename;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.requirement.Marker;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.requirement.UndefinedMarkerException;
import io.github.wheelwright.core.tag.Tag;
import io.github.wheelwright.core.tag.TagSet;
import io.github.wheelwright.core.version.InvalidSpecifierException;
import io.github.wheelwright.core.version.SpecifierSet;
import io.github.wheelwright.core.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** This library's answers, in the words of {@code oracle.py}. */
final class Answers {
    private static final Comparator<String> BY_CODE_POINT =
            Comparator.comparing(text -> text.codePoints().toArray(), java.util.Arrays::compare);

    private Answers() {}

    static String answer(Function<List<String>, String> grammar, List<String> question) {
        try {
            return grammar.apply(question);
        } catch (GrammarException e) {
            return "refused";
        }
    }

    private static String flag(boolean value) {
        return value ? "1" : "0";
    }

    static String version(List<String> question) {
        Version version = Version.parse(question.get(0));
        return String.join(
                "|",
                version.toString(),
                version.withoutLocal().toString(),
                version.base().toString(),
                version.local().orElse(""),
                flag(version.isPrerelease()) + flag(version.isPostrelease()) + flag(version.isDevRelease()));
    }

    static String order(List<String> question) {
        Version a = Version.parse(question.get(0));
        Version b = Version.parse(question.get(1));
        int order = a.compareTo(b);
        return flag(order < 0)
                + flag(a.equals(b))
                + flag(order > 0)
                + flag(!a.equals(b) || a.hashCode() == b.hashCode());
    }

    static String specifier(List<String> question) {
        SpecifierSet one = SpecifierSet.parse(question.get(0));
        List<String> answers = new ArrayList<>();
        List<Version> versions = new ArrayList<>();
        for (String candidate : question.subList(2, question.size())) {
            String answer = flag(one.contains(candidate)) + flag(one.contains(candidate, false));
            Optional<Version> parsed = Version.tryParse(candidate);
            if (parsed.isPresent()) {
                versions.add(parsed.get());
                answer += flag(one.contains(parsed.get())) + flag(one.contains(parsed.get(), false));
            }
            answers.add(answer);
        }
        return String.join(
                "|",
                one.toString(),
                relation(one, question.get(1)),
                String.join(" ", answers),
                join(one.filter(versions)),
                join(one.filter(versions, false)));
    }

    private static String relation(SpecifierSet one, String second) {
        try {
            SpecifierSet other = SpecifierSet.parse(second);
            return flag(one.equals(other) && one.hashCode() == other.hashCode()) + one.and(other);
        } catch (InvalidSpecifierException e) {
            return "";
        }
    }

    private static String join(List<Version> versions) {
        return versions.stream().map(Version::toString).collect(Collectors.joining(","));
    }

    static String name(List<String> question) {
        return ProjectName.of(question.get(0)).normalized();
    }

    static String tags(List<String> question) {
        return sorted(TagSet.parse(question.get(0)));
    }

    private static String sorted(TagSet tags) {
        return tags.expand().stream().map(Tag::toString).sorted(BY_CODE_POINT).collect(Collectors.joining(" "));
    }

    static String wheel(List<String> question) {
        WheelFilename filename = WheelFilename.parse(question.get(0));
        return String.join(
                "|",
                filename.name().normalized(),
                filename.version().toString(),
                filename.buildTag().map(Answers::parts).orElse(""),
                sorted(filename.tags()));
    }

    private static String parts(BuildTag tag) {
        return tag.number() + "/" + tag.suffix();
    }

    static String sdist(List<String> question) {
        SdistFilename filename = SdistFilename.parse(question.get(0));
        return filename.name().normalized() + "|" + filename.version();
    }

    static String requirement(List<String> question) {
        Requirement requirement = Requirement.parse(question.get(0));
        return String.join(
                "|",
                requirement.name().display(),
                requirement.extras().stream().map(ProjectName::display).sorted().collect(Collectors.joining(",")),
                requirement.specifiers().toString(),
                requirement.url().orElse(""),
                requirement.marker().map(Marker::toString).orElse(""),
                requirement.toString());
    }

    static String marker(List<String> question) {
        Marker marker = Marker.parse(question.get(0));
        try {
            boolean holds = marker.evaluate(Environments.at(Integer.parseInt(question.get(1))));
            return marker + "|" + flag(holds);
        } catch (UndefinedMarkerException e) {
            return marker + "|undefined";
        }
    }
}
