package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.version.Version;
import io.github.wheelwright.core.wheel.WheelEdit.AddKeywords;
import io.github.wheelwright.core.wheel.WheelEdit.AddSbom;
import io.github.wheelwright.core.wheel.WheelEdit.InsertText;
import io.github.wheelwright.core.wheel.WheelEdit.Pin;
import io.github.wheelwright.core.wheel.WheelEdit.Place;
import io.github.wheelwright.core.wheel.WheelEdit.PutFile;
import io.github.wheelwright.core.wheel.WheelEdit.Rename;
import io.github.wheelwright.core.wheel.WheelEdit.SetDescription;
import io.github.wheelwright.core.wheel.WheelEdit.SetVersion;
import io.github.wheelwright.core.zip.MemberTime;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Edits in a JVM of its own. {@code digest WHEEL...} prints the digests of what many edits make of them; {@code hang WHEEL TARGET}
 * stops in the midst of writing; {@code file WHEEL FOLDER} writes the edited wheel and prints its path.
 */
public final class EditProbe {
    private EditProbe() {}

    public static void main(String[] arguments) throws IOException {
        switch (arguments[0]) {
            case "digest" -> digest(List.of(arguments).subList(1, arguments.length));
            case "hang" -> hang(Path.of(arguments[1]), Path.of(arguments[2]));
            default -> System.out.println(file(Path.of(arguments[1]), Path.of(arguments[2])));
        }
    }

    /** Many edits at once; {@code module} is a Python file of the wheel. */
    static List<WheelEdit> all(Wheel wheel, String module) {
        ByteSource bill = ByteSource.of("{\"bomFormat\": \"CycloneDX\"}".getBytes(StandardCharsets.UTF_8), "bom");
        List<WheelEdit> edits = new ArrayList<>(List.of(
                new Rename(ProjectName.of("Edited-" + wheel.filename().name().normalized())),
                new SetVersion(Version.parse("9.8.7.post6+ww")),
                new Pin(Map.of(ProjectName.of("typing_extensions"), Version.parse("4.12.2")), false),
                new SetDescription("# Title\n\nEdited: ıİ\n", "text/markdown"),
                new AddKeywords(List.of("edited", "İstanbul")),
                new PutFile("zz_edited_data/table.txt", bill, false),
                new AddSbom("edited.cdx.json", bill)));
        if (!module.isEmpty()) {
            edits.add(new InsertText(module, "EDITED_BEFORE = 'ı'", Place.BEFORE));
            edits.add(new InsertText(module, "EDITED_AFTER = EDITED_BEFORE", Place.AFTER));
        }
        return edits;
    }

    private static void digest(List<String> files) throws IOException {
        for (String file : files) {
            try (Wheel wheel = Wheel.open(Path.of(file))) {
                WheelRewrite rewrite =
                        WheelEditor.plan(wheel, all(wheel, ""), MemberTime.ofSourceDateEpoch("1700000001"));
                Sha256 digest = rewrite.plan().digest(wheel.source());
                System.out.println(rewrite.filename() + " " + digest + " "
                        + rewrite.changes().toString().hashCode());
            }
        }
    }

    private static Path file(Path file, Path folder) throws IOException {
        try (Wheel wheel = Wheel.open(file)) {
            WheelRewrite rewrite = WheelEditor.plan(wheel, List.of(new SetVersion(Version.parse("2.0"))));
            Path target = folder.resolve(rewrite.filename().toString());
            rewrite.plan().writeTo(wheel.source(), target);
            return target;
        }
    }

    private static void hang(Path file, Path target) throws IOException {
        try (Wheel wheel = Wheel.open(file)) {
            HangingSource large = new HangingSource();
            WheelRewrite rewrite = WheelEditor.plan(wheel, List.of(new PutFile("zz_large.bin", large, false)));
            large.hangs = true;
            rewrite.plan().writeTo(wheel.source(), target);
        }
    }

    /** Bytes that are there when they are asked for the first time, and half of them the second time. */
    private static final class HangingSource implements ByteSource {
        private static final int LENGTH = 32 << 20;
        private boolean hangs;

        @Override
        public long length() {
            return LENGTH;
        }

        @Override
        public String description() {
            return "hangs";
        }

        @Override
        public void read(long offset, ByteBuffer target) throws IOException {
            if (hangs && offset > LENGTH / 2) {
                System.out.println("half");
                System.in.read();
            }
            target.position(target.limit());
        }

        @Override
        public void close() {}
    }
}
