package io.github.wheelwright.core.wheel;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.zip.RawMember;
import io.github.wheelwright.core.zip.RawZip;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A wheel of a few small files for tests, right unless it is told otherwise. */
final class SmallWheel {
    final Map<String, String> files = new LinkedHashMap<>();
    String filename;
    String distInfo;
    UnaryOperator<String> record = text -> text;
    UnaryOperator<RawMember> member = m -> m;
    String lineEnd = "\n";
    boolean withRecord = true;

    SmallWheel(String name, String version, String tags, String... tagLines) {
        filename = name + "-" + version + "-" + tags + ".whl";
        distInfo = name + "-" + version + ".dist-info";
        file(name + "/__init__.py", "import os\n".repeat(30));
        file(name + "/data,x.txt", "data");
        file(distInfo + "/METADATA", "Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n\ntext\n");
        StringBuilder wheel = new StringBuilder("Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: false\n");
        for (String tag : tagLines.length == 0 ? new String[] {tags} : tagLines) {
            wheel.append("Tag: ").append(tag).append('\n');
        }
        file(distInfo + "/WHEEL", wheel.toString());
    }

    static SmallWheel linux() {
        return new SmallWheel("demo", "1.0", "cp312-cp312-linux_x86_64");
    }

    SmallWheel file(String path, String content) {
        files.put(path, content);
        return this;
    }

    SmallWheel replace(String path, String from, String to) {
        return file(path, files.get(path).replace(from, to));
    }

    SmallWheel without(String path) {
        files.remove(path);
        return this;
    }

    SmallWheel record(UnaryOperator<String> change) {
        record = change;
        return this;
    }

    SmallWheel members(UnaryOperator<RawMember> change) {
        member = change;
        return this;
    }

    SmallWheel named(String name) {
        filename = name;
        return this;
    }

    String recordText() {
        StringBuilder rows = new StringBuilder();
        files.forEach((path, content) -> {
            if (!path.endsWith("/")) {
                byte[] bytes = content.getBytes(UTF_8);
                String quoted = path.contains(",") ? '"' + path + '"' : path;
                String hash = "sha256=" + Sha256.of(bytes).base64Url();
                rows.append(quoted + "," + hash + "," + bytes.length + lineEnd);
            }
        });
        return record.apply(rows + distInfo + "/RECORD,," + lineEnd);
    }

    byte[] bytes() {
        RawZip zip = RawZip.of();
        files.forEach((path, content) -> zip.add(
                path.endsWith("/") ? RawMember.stored(path, "") : member.apply(RawMember.deflated(path, content))));
        if (withRecord) {
            zip.add(member.apply(RawMember.deflated(distInfo + "/RECORD", recordText())));
        }
        return zip.bytes();
    }

    ByteSource source() {
        return ByteSource.of(bytes(), filename);
    }

    Wheel open() throws IOException {
        return Wheel.open(source(), filename);
    }
}
