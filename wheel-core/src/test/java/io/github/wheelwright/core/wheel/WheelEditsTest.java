package io.github.wheelwright.core.wheel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.filename.BuildTag;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.version.Version;
import io.github.wheelwright.core.wheel.WheelEdit.AddClassifiers;
import io.github.wheelwright.core.wheel.WheelEdit.AddKeywords;
import io.github.wheelwright.core.wheel.WheelEdit.AddLicense;
import io.github.wheelwright.core.wheel.WheelEdit.AddSbom;
import io.github.wheelwright.core.wheel.WheelEdit.FollowVersion;
import io.github.wheelwright.core.wheel.WheelEdit.InsertText;
import io.github.wheelwright.core.wheel.WheelEdit.Pin;
import io.github.wheelwright.core.wheel.WheelEdit.Place;
import io.github.wheelwright.core.wheel.WheelEdit.PutFile;
import io.github.wheelwright.core.wheel.WheelEdit.RemoveFile;
import io.github.wheelwright.core.wheel.WheelEdit.Rename;
import io.github.wheelwright.core.wheel.WheelEdit.Require;
import io.github.wheelwright.core.wheel.WheelEdit.SetBuildTag;
import io.github.wheelwright.core.wheel.WheelEdit.SetDescription;
import io.github.wheelwright.core.wheel.WheelEdit.SetPlatformTags;
import io.github.wheelwright.core.wheel.WheelEdit.SetSummary;
import io.github.wheelwright.core.wheel.WheelEdit.SetVersion;
import io.github.wheelwright.core.wheel.WheelEdit.StripLocal;
import io.github.wheelwright.core.wheel.WheelEdit.Unrequire;
import io.github.wheelwright.core.zip.MemberTime;
import io.github.wheelwright.core.zip.NewMember;
import io.github.wheelwright.core.zip.SplicePlan;
import io.github.wheelwright.core.zip.ZipEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Each kind of edit, and all of them together. */
class WheelEditsTest {
    private static final String INFO = "demo-1.0+cpu.dist-info/";

    private final SmallWheel small = new SmallWheel("demo", "1.0+cpu", "cp312-cp312-linux_x86_64")
            .replace(INFO + "METADATA", "\n\n", """

                    Summary: old
                    Requires-Dist: Torch [cuda] (>=2.8) ; python_version < '3.13'
                    Requires-Dist:numpy
                    Requires-Dist: torch[cuda]; python_version < "3.13"
                    Requires-Dist: demo[fast]==1.0+cpu ; extra == 'all'
                    Requires-Dist: odd >= what
                    Classifier: Topic :: A

                    """)
            .file("demo-1.0+cpu.data/scripts/run.py", "#!python\nprint()\n")
            .file("demo-1.0+cpu.data/", "");

    @Test
    void changesTheVersionInEveryPlaceThatNamesIt() throws IOException {
        assertThat(edit(new SetVersion(Version.parse("1.0.post1"))).filename)
                .isEqualTo("demo-1.0.post1-cp312-cp312-linux_x86_64.whl");
        Edited edited = edit(new StripLocal());

        assertThat(edited.filename).isEqualTo("demo-1.0-cp312-cp312-linux_x86_64.whl");
        assertThat(edited.names())
                .contains("demo-1.0.dist-info/METADATA", "demo-1.0.data/scripts/run.py", "demo-1.0.data/")
                .noneMatch(name -> name.contains("+cpu"));
        assertThat(edited.metadata()).contains("\nVersion: 1.0\n", "Requires-Dist: demo[fast]==1.0 ; extra == 'all'\n");
        assertThat(edited.text("demo-1.0.dist-info/RECORD"))
                .contains("demo-1.0.data/scripts/run.py,sha256=")
                .endsWith("demo-1.0.dist-info/RECORD,,\n");
        assertThat(edited.changes)
                .contains(
                        "demo-1.0+cpu-cp312-cp312-linux_x86_64.whl -> demo-1.0-cp312-cp312-linux_x86_64.whl",
                        "demo-1.0+cpu.data/ -> demo-1.0.data/",
                        INFO + "METADATA: Version: 1.0+cpu -> Version: 1.0");
    }

    @Test
    void renamesTheDistributionAndWhatItRequiresOfItself() throws IOException {
        Edited edited = edit(new Rename(ProjectName.of("Demo.CPU")));

        assertThat(edited.filename).isEqualTo("demo_cpu-1.0+cpu-cp312-cp312-linux_x86_64.whl");
        assertThat(edited.names())
                .contains("demo/__init__.py", "demo_cpu-1.0+cpu.dist-info/METADATA", "demo_cpu-1.0+cpu.data/");
        assertThat(edited.metadata())
                .contains("\nName: Demo.CPU\n", "\nRequires-Dist: Demo.CPU[fast]==1.0+cpu ; extra == 'all'\n");
    }

    @Test
    void pinsWhateverTheLineAskedForAndLeavesNoSecondLineThatSaysTheSame() throws IOException {
        Edited edited = edit(pin(true, "torch", "2.9.1", "NumPy", "2.1", "triton", "3.5", "demo", "7"));

        assertThat(edited.metadata()).contains("""
                        Requires-Dist: Torch [cuda] (==2.9.1) ; python_version < '3.13'
                        Requires-Dist: numpy==2.1
                        Requires-Dist: demo[fast]==7 ; extra == 'all'
                        Requires-Dist: odd >= what
                        Requires-Dist: triton==3.5
                        Classifier: Topic :: A
                        """);
        assertThat(edit(pin(false, "triton", "3.5")).identity).isTrue();
    }

    @Test
    void namesALineThatCannotBeReadOnlyWhereItHasToChange() {
        assertThatThrownBy(() -> edit(pin(false, "odd", "1")))
                .isInstanceOf(WheelException.class)
                .hasMessageContaining("odd >= what");
    }

    @Test
    void editsRequirementsOneByOne() throws IOException {
        Edited edited = edit(
                new Require(Requirement.parse("numpy>=1.26,<3")),
                new Require(Requirement.parse("new[x]~=1.0; os_name == 'nt'")),
                new Unrequire(ProjectName.of("TORCH")),
                new FollowVersion(ProjectName.of("demo"), Version.parse("1.0+cpu"), Version.parse("1.1")));

        assertThat(edited.metadata()).contains("""
                Requires-Dist: numpy<3,>=1.26
                Requires-Dist: demo[fast]==1.1 ; extra == 'all'
                Requires-Dist: odd >= what
                Requires-Dist: new[x]~=1.0; os_name == "nt"
                """);
    }

    @Test
    void replacesWhatPeopleRead() throws IOException {
        Edited edited = edit(
                new SetSummary("new"),
                new SetDescription("# Demo\n", "text/markdown"),
                new AddKeywords(List.of("cpu", "avx512")),
                new AddKeywords(List.of("cpu", "bf16")),
                new AddClassifiers(List.of("Topic :: A", "Topic :: B")));

        assertThat(edited.metadata())
                .contains(
                        "\nSummary: new\n",
                        "Classifier: Topic :: A\nClassifier: Topic :: B\n",
                        "Keywords: cpu,avx512,bf16\n")
                .contains("Description-Content-Type: text/markdown\n")
                .endsWith("\n\n# Demo\n");
        assertThat(edited.notes).isEmpty();
    }

    @Test
    void raisesMetadataThatKnowsNoContentType() throws IOException {
        small.replace(INFO + "METADATA", "Metadata-Version: 2.1", "Metadata-Version: 1.2")
                .replace(INFO + "METADATA", "Summary: old", "Description: old\n        text");
        Edited edited = edit(new SetDescription("new", "text/x-rst"));

        assertThat(edited.metadata())
                .startsWith("Metadata-Version: 2.1\n")
                .endsWith("\n\nnew")
                .doesNotContain("old");
        assertThat(edited.notes).hasSize(1).first().asString().contains("1.2 is now 2.1");
        assertThatThrownBy(() -> edit(new SetDescription("x", "text/html"))).hasMessageContaining("text/html");
    }

    @Test
    void putsReplacesAndRemovesFiles() throws IOException {
        small.members(member -> member.withMode(NewMember.EXECUTABLE));
        Edited edited = edit(
                new PutFile("demo/new.sh", source("new"), true),
                new PutFile("demo/data,x.txt", source("other"), false),
                new RemoveFile("demo-1.0+cpu.data/"),
                new SetVersion(Version.parse("2")));

        assertThat(edited.text("demo/new.sh")).isEqualTo("new");
        assertThat(edited.mode("demo/new.sh")).isEqualTo(NewMember.EXECUTABLE);
        assertThat(edited.text("demo/data,x.txt")).isEqualTo("other");
        assertThat(edited.mode("demo/data,x.txt")).isEqualTo(NewMember.EXECUTABLE);
        assertThat(edited.names()).noneMatch(name -> name.contains(".data/"));
        assertThat(edited.text("demo-2.dist-info/RECORD")).contains("\"demo/data,x.txt\",sha256=");
        assertThat(edit(new PutFile("demo/data,x.txt", source("data"), false)).identity)
                .as("the same content again")
                .isTrue();
    }

    @Test
    void refusesFilesThatCannotBe() {
        assertThatThrownBy(() -> edit(new RemoveFile("demo/nothing.py"))).hasMessageContaining("demo/nothing.py");
        assertThatThrownBy(() -> edit(new RemoveFile(INFO))).hasMessageContaining("METADATA");
        assertThatThrownBy(() -> edit(new PutFile(INFO + "RECORD", source(""), false)))
                .hasMessageContaining("RECORD");
        assertThatThrownBy(() -> edit(new PutFile("../x", source(""), false))).hasMessageContaining("../x");
        assertThatThrownBy(() -> edit(new PutFile("Demo/__init__.py", source(""), false)))
                .hasMessageContaining("collides");
        assertThatThrownBy(() -> edit(new AddSbom("a/b", source("")))).hasMessageContaining("a/b");
        assertThatThrownBy(() -> edit(new InsertText("demo/x.py", "x", Place.AFTER)))
                .hasMessageContaining("demo/x.py");
    }

    @Test
    void addsSoftwareBillsAndLicences() throws IOException {
        Edited old = edit(new AddSbom("demo.cdx.json", source("{}")), new AddLicense("COPYING", source("free")));
        assertThat(old.text(INFO + "sboms/demo.cdx.json")).isEqualTo("{}");
        assertThat(old.text(INFO + "COPYING")).isEqualTo("free");
        assertThat(old.metadata()).doesNotContain("License-File");

        small.replace(INFO + "METADATA", "Metadata-Version: 2.1", "Metadata-Version: 2.4");
        Edited current = edit(new AddLicense("COPYING", source("free")));
        assertThat(current.text(INFO + "licenses/COPYING")).isEqualTo("free");
        assertThat(current.metadata()).contains("\nLicense-File: COPYING\n");
    }

    @Test
    void putsTextAroundAMember() throws IOException {
        small.file("demo/__init__.py", "\"\"\"Doc.\"\"\"\r\nfrom __future__ import annotations\r\nx = 1");
        Edited edited = edit(
                new InsertText("demo/__init__.py", "import fix", Place.BEFORE),
                new InsertText("demo/__init__.py", "y = 2\nz = 3\n", Place.AFTER));

        assertThat(edited.text("demo/__init__.py"))
                .isEqualTo(
                        "\"\"\"Doc.\"\"\"\r\nfrom __future__ import annotations\r\nimport fix\r\nx = 1\r\ny = 2\r\nz = 3\r\n");
        assertThat(edited.changes).contains("demo/__init__.py, after line 2: + import fix");
    }

    @Test
    void setsTheBuildTag() throws IOException {
        Edited edited = edit(new SetBuildTag(Optional.of(BuildTag.parse("2cpu"))));

        assertThat(edited.filename).isEqualTo("demo-1.0+cpu-2cpu-cp312-cp312-linux_x86_64.whl");
        assertThat(edited.text(INFO + "WHEEL")).contains("Build: 2cpu\n");
    }

    @Test
    void givesTheSameWheelInAnyOrder() throws IOException {
        List<WheelEdit> edits = new ArrayList<>(List.of(
                new SetPlatformTags(List.of("manylinux_2_28_x86_64")),
                new SetVersion(Version.parse("1.0.post1+cpu")),
                new StripLocal(),
                new Rename(ProjectName.of("demo-cpu")),
                pin(true, "torch", "2.9.1"),
                new Require(Requirement.parse("numpy>=2")),
                new Unrequire(ProjectName.of("odd")),
                new SetDescription("new", "text/plain"),
                new AddKeywords(List.of("a")),
                new AddClassifiers(List.of("Topic :: B")),
                new PutFile("demo/b.txt", source("b"), false),
                new PutFile("demo/a.txt", source("a"), false),
                new RemoveFile("demo/data,x.txt"),
                new InsertText("demo/a.txt", "more", Place.AFTER),
                new AddSbom("x.json", source("{}"))));
        byte[] expected = edit(edits.toArray(WheelEdit[]::new)).bytes;
        Random random = new Random(7);

        for (int i = 0; i < 20; i++) {
            Collections.shuffle(edits, random);
            Edited edited = edit(edits.toArray(WheelEdit[]::new));
            assertThat(edited.filename).isEqualTo("demo_cpu-1.0.post1-cp312-cp312-manylinux_2_28_x86_64.whl");
            assertThat(edited.bytes).isEqualTo(expected);
        }
    }

    @Test
    void changesNothingWhereEverythingIsAsAsked() throws IOException {
        assertThat(edit(
                                new SetVersion(Version.parse("1.0.0+CPU")),
                                new Rename(ProjectName.of("demo")),
                                new SetSummary("old"),
                                new AddClassifiers(List.of("Topic :: A")),
                                new SetDescription("text\n", "text/plain"))
                        .changes)
                .hasSize(2)
                .startsWith(INFO + "METADATA: + Description-Content-Type: text/plain");
        assertThat(edit(
                                new SetVersion(Version.parse("1.0.0+CPU")),
                                new Rename(ProjectName.of("demo")),
                                new SetSummary("old"),
                                new AddClassifiers(List.of("Topic :: A")))
                        .identity)
                .isTrue();
    }

    @Test
    void mendsTagsWhateverTheEdit() throws IOException {
        small.replace(INFO + "WHEEL", "linux_x86_64", "any");

        assertThat(edit(new SetSummary("new")).text(INFO + "WHEEL")).contains("Tag: cp312-cp312-linux_x86_64\n");
    }

    @Test
    void datesWhatItWritesAsAsked() throws IOException {
        MemberTime time = MemberTime.ofSourceDateEpoch("1700000000");
        assertThat(time.dos()).isEqualTo(2023 - 1980 << 25 | 11 << 21 | 14 << 16 | 22 << 11 | 13 << 5 | 20 / 2);
        assertThat(MemberTime.ofSourceDateEpoch("0")).isEqualTo(MemberTime.FIXED);
        assertThatThrownBy(() -> MemberTime.ofSourceDateEpoch("today")).hasMessageContaining("SOURCE_DATE_EPOCH");

        byte[] field = {
            (byte) time.dos(), (byte) (time.dos() >> 8), (byte) (time.dos() >> 16), (byte) (time.dos() >> 24)
        };
        String searched = new String(field, ISO_8859_1);
        try (Wheel wheel = small.open()) {
            List<WheelEdit> edits = List.of(new SetSummary("new"));
            assertThat(dated(wheel, edits, time)).contains(searched);
            assertThat(dated(wheel, edits, MemberTime.FIXED)).doesNotContain(searched);
        }
    }

    private static String dated(Wheel wheel, List<WheelEdit> edits, MemberTime time) throws IOException {
        SplicePlan plan = WheelEditor.plan(wheel, edits, time).plan();
        return new String(plan.over(wheel.source()).read(0, (int) plan.length()), ISO_8859_1);
    }

    private static Pin pin(boolean addMissing, String... pairs) {
        Map<ProjectName, Version> versions = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            versions.put(ProjectName.of(pairs[i]), Version.parse(pairs[i + 1]));
        }
        return new Pin(versions, addMissing);
    }

    private static ByteSource source(String text) {
        return ByteSource.of(text.getBytes(UTF_8), "test");
    }

    private Edited edit(WheelEdit... edits) throws IOException {
        try (Wheel wheel = small.open()) {
            WheelRewrite rewrite = WheelEditor.plan(wheel, List.of(edits));
            ByteSource result = rewrite.plan().over(wheel.source());
            Edited edited = new Edited(
                    rewrite.filename().toString(),
                    result.read(0, (int) result.length()),
                    rewrite.plan().isIdentity(wheel.source()),
                    rewrite.changes().stream().map(WheelChange::toString).toList(),
                    rewrite.notes());
            try (Wheel opened = edited.open()) {
                opened.archive().checkLocalHeaders();
                if (!edited.identity) {
                    assertThat(WheelVerifier.verify(opened).stream().filter(Finding::isError))
                            .isEmpty();
                }
            }
            return edited;
        }
    }

    private record Edited(String filename, byte[] bytes, boolean identity, List<String> changes, List<String> notes) {
        Wheel open() throws IOException {
            return Wheel.open(ByteSource.of(bytes, filename), filename);
        }

        List<String> names() throws IOException {
            try (Wheel wheel = open()) {
                return wheel.entries().stream().map(ZipEntry::name).toList();
            }
        }

        String metadata() throws IOException {
            try (Wheel wheel = open()) {
                return new String(wheel.metadataBytes(), UTF_8);
            }
        }

        String text(String path) throws IOException {
            try (Wheel wheel = open()) {
                return new String(
                        wheel.archive().read(wheel.archive().entry(path).orElseThrow(), 1 << 20), UTF_8);
            }
        }

        int mode(String path) throws IOException {
            try (Wheel wheel = open()) {
                return wheel.archive().entry(path).orElseThrow().unixMode();
            }
        }
    }
}
