package io.github.wheelwright.core.release;

import io.github.wheelwright.core.channel.RootUpdate;
import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.ProvenanceLink;
import io.github.wheelwright.core.release.PublishResult.Outcome;
import io.github.wheelwright.core.release.PublishResult.PublishedFile;
import io.github.wheelwright.core.staging.FileUploader;
import io.github.wheelwright.core.staging.StagedWheel;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where the wheels of a release are.
 *
 * @param places by wheel; those that the plan leaves out have none
 */
record Uploads(Map<StagedWheel, FileUploader.Place> places) {

    /** Brings the wheels of {@code plan} into the store, neither they nor what stands beside them to keys that are {@code lost}. */
    static Uploads of(ReleasePlan plan, FileUploader uploader, Host host, Set<String> lost) {
        List<StagedWheel> wheels = wheels(plan);
        List<FileUploader.Place> places = host.parallel()
                .map(
                        wheels,
                        wheel -> uploader.upload(
                                wheel,
                                plan.keys(wheel).stream()
                                        .filter(key -> isFree(key, lost))
                                        .toList()));
        Map<StagedWheel, FileUploader.Place> byWheel = new LinkedHashMap<>();
        for (int i = 0; i < wheels.size(); i++) {
            byWheel.put(wheels.get(i), places.get(i));
        }
        return new Uploads(byWheel);
    }

    private static boolean isFree(String key, Set<String> lost) {
        return Stream.of(key, IndexFile.metadataKey(key), ProvenanceLink.key(key))
                .noneMatch(lost::contains);
    }

    /** The wheels of {@code plan} that it shows. */
    static List<StagedWheel> wheels(ReleasePlan plan) {
        return plan.wheels().stream().filter(wheel -> !plan.leavesOut(wheel)).toList();
    }

    /** The files that did not find their own place free. */
    Map<String, IndexFile> moved(ReleasePlan plan) {
        Map<String, String> moved = new HashMap<>();
        places.forEach((wheel, place) -> {
            if (!place.key().equals(plan.key(wheel))) {
                moved.put(wheel.filename().toString(), place.key());
            }
        });
        Map<String, IndexFile> files = new TreeMap<>();
        for (RootUpdate update : plan.updates()) {
            for (IndexFile file : update.root().files()) {
                if (moved.containsKey(file.filename())) {
                    files.put(file.filename(), file.at(moved.get(file.filename())));
                }
            }
        }
        return files;
    }

    /** What became of each wheel of {@code plan}. */
    List<PublishedFile> files(ReleasePlan plan) {
        return plan.wheels().stream()
                .map(wheel -> {
                    FileUploader.Place place = places.get(wheel);
                    Outcome outcome = place == null || plan.leavesOut(wheel)
                            ? Outcome.LEFT_OUT
                            : place.uploaded() ? Outcome.UPLOADED : Outcome.ALREADY_THERE;
                    return new PublishedFile(wheel, plan.key(wheel), outcome);
                })
                .toList();
    }
}
