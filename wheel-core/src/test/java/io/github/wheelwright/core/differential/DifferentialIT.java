package io.github.wheelwright.core.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.metadata.EntryPoints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Generated questions, to this library and to {@code packaging}. {@code -Ddifferential.count=1000000} asks more,
 * {@code -Ddifferential.seed=…} asks others.
 */
class DifferentialIT {
    private static final int COUNT = Integer.getInteger("differential.count", 100_000);
    private static final long SEED = Long.getLong("differential.seed", 20261121);
    private static final int SHOWN = 100;
    private static final int BATCH = 100_000;

    @TempDir
    Path folder;

    @Test
    void readsVersionsAsTheReference() throws Exception {
        compare("version", Answers::version, chance -> {
            VersionQuestions versions = new VersionQuestions(chance);
            return () -> List.of(chance.spoilt(versions.version()));
        });
    }

    @Test
    void ordersVersionsAsTheReference() throws Exception {
        compare("order", Answers::order, chance -> {
            VersionQuestions versions = new VersionQuestions(chance);
            return () -> {
                String one = versions.version();
                return List.of(one, chance.percent(50) ? chance.spoilt(one) : versions.version());
            };
        });
    }

    @Test
    void matchesSpecifiersAsTheReference() throws Exception {
        compare("specifier", Answers::specifier, chance -> new SpecifierQuestions(chance)::question);
    }

    @Test
    void normalisesNamesAsTheReference() throws Exception {
        compare("name", Answers::name, chance -> {
            NameQuestions names = new NameQuestions(chance);
            return () -> List.of(chance.spoilt(names.name()));
        });
    }

    @Test
    void expandsTagSetsAsTheReference() throws Exception {
        compare("tags", Answers::tags, chance -> {
            NameQuestions names = new NameQuestions(chance);
            return () -> List.of(chance.spoilt(names.tags()));
        });
    }

    @Test
    void readsWheelFilenamesAsTheReference() throws Exception {
        compare("wheel", Answers::wheel, chance -> {
            NameQuestions names = new NameQuestions(chance);
            return () -> List.of(chance.spoilt(names.wheel()));
        });
    }

    @Test
    void readsSdistFilenamesAsTheReference() throws Exception {
        compare("sdist", Answers::sdist, chance -> {
            NameQuestions names = new NameQuestions(chance);
            return () -> List.of(chance.spoilt(names.sdist()));
        });
    }

    @Test
    void readsAndPrintsRequirementsAsTheReference() throws Exception {
        compare("requirement", Answers::requirement, chance -> {
            RequirementQuestions requirements = new RequirementQuestions(chance);
            return () -> List.of(chance.spoilt(requirements.requirement()));
        });
    }

    @Test
    void evaluatesMarkersAsTheReference() throws Exception {
        compare("marker", Answers::marker, chance -> {
            RequirementQuestions requirements = new RequirementQuestions(chance);
            return () -> List.of(
                    chance.spoilt(requirements.marker(3)), String.valueOf(chance.below(Environments.ALL.size())));
        });
    }

    @Test
    void findsInMetadataWhatTheReferenceFinds() throws Exception {
        compare("metadata", DocumentAnswers::metadata, chance -> new MetadataQuestions(chance)::question);
    }

    @Test
    void readsEntryPointsAsInstallersAndImportlib() throws Exception {
        compare("entrypoints", DocumentAnswers::entrypoints, chance -> new EntryPointQuestions(chance)::question);
    }

    @Test
    void findsNoProblemInValidEntryPoints() throws Exception {
        compare(
                "entrypoints",
                question -> {
                    assertThat(EntryPoints.parse(question.get(0).getBytes(StandardCharsets.UTF_8))
                                    .problems())
                            .as("%s", question)
                            .isEmpty();
                    return DocumentAnswers.entrypoints(question);
                },
                chance -> new EntryPointQuestions(chance)::valid);
    }

    @Test
    void readsRequirementsFilesAsPip() throws Exception {
        compare(
                "requirementsfile",
                DocumentAnswers::requirementsfile,
                chance -> new RequirementsFileQuestions(chance)::question);
    }

    /** Makes questions, all from one source of chance. */
    private interface Questions {
        List<String> next();
    }

    private void compare(String grammar, Function<List<String>, String> ours, Function<Chance, Questions> source)
            throws IOException, InterruptedException {
        Oracle oracle = new Oracle(folder);
        Questions questions = source.apply(new Chance(SEED));
        Map<String, Integer> outcomes = new TreeMap<>();
        List<String> unexplained = new ArrayList<>();
        for (int asked = 0; asked < COUNT; asked += BATCH) {
            List<List<String>> batch = new ArrayList<>();
            for (int i = asked; i < Math.min(COUNT, asked + BATCH); i++) {
                batch.add(questions.next());
            }
            List<String> answers = oracle.ask(grammar, batch);
            assertThat(answers).hasSameSizeAs(batch);
            for (int i = 0; i < batch.size(); i++) {
                judge(grammar, batch.get(i), Answers.answer(ours, batch.get(i)), answers.get(i), outcomes, unexplained);
            }
        }
        System.out.printf("differential %s: %d questions, seed %d: %s%n", grammar, COUNT, SEED, outcomes);
        assertThat(unexplained).as("-Ddifferential.seed=%d", SEED).isEmpty();
    }

    private static void judge(
            String grammar,
            List<String> question,
            String ours,
            String theirs,
            Map<String, Integer> outcomes,
            List<String> unexplained) {
        String outcome;
        if (ours.equals(theirs)) {
            outcome = ours.equals("refused") ? "both refuse" : "both accept";
        } else {
            outcome = KnownDifference.of(grammar, question, ours, theirs).orElse("unexplained");
            if (outcome.equals("unexplained") && unexplained.size() < SHOWN) {
                unexplained.add(question + "\n  ours:   " + ours + "\n  theirs: " + theirs);
            }
        }
        outcomes.merge(outcome, 1, Integer::sum);
    }
}
