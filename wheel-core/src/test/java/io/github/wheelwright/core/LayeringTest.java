package io.github.wheelwright.core;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A package uses only those above it in this list; {@code src/site/markdown/architecture.md} shows the same. */
class LayeringTest {
    private static final String ROOT = "io.github.wheelwright.core";
    private static final List<String> LAYERS = List.of(
            "",
            "bytes",
            "text",
            "version",
            "name",
            "tag",
            "requirement",
            "filename",
            "requirementsfile",
            "zip",
            "metadata",
            "wheel",
            "wheelset",
            "provenance",
            "index",
            "store",
            "host",
            "staging",
            "page",
            "channel",
            "journal",
            "release",
            "retention",
            "fsck");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void packagesUseOnlyThoseAboveThem() {
        ArchRuleDefinition.classes().should(new DependUpwardsOnly()).check(CLASSES);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    // DESIGN: no Maven, no AWS, no Docker, no network
    @Test
    void theCoreKnowsNoNetworkAndNoBuildTool() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "org.apache.maven..", "software.amazon..", "javax.net..")
                .check(CLASSES);
    }

    private static final class DependUpwardsOnly extends ArchCondition<JavaClass> {
        DependUpwardsOnly() {
            super("use only packages above their own");
        }

        @Override
        public void check(JavaClass item, ConditionEvents events) {
            int own = layer(item);
            item.getDirectDependenciesFromSelf().stream()
                    .filter(dependency ->
                            dependency.getTargetClass().getPackageName().startsWith(ROOT))
                    .filter(dependency -> layer(dependency.getTargetClass()) > own)
                    .forEach(
                            dependency -> events.add(SimpleConditionEvent.violated(item, dependency.getDescription())));
        }

        private static int layer(JavaClass item) {
            String name = item.getPackageName().substring(ROOT.length()).replaceFirst("^\\.", "");
            int layer = LAYERS.indexOf(name);
            if (layer < 0) {
                throw new AssertionError("package " + item.getPackageName() + " has no place in the layers");
            }
            return layer;
        }
    }
}
