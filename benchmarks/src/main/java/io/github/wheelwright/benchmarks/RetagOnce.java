package io.github.wheelwright.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

/** Retags a wheel in a process of its own: {@code RetagOnce WHEEL FOLDER}. */
public final class RetagOnce {
    private RetagOnce() {}

    public static void main(String[] args) throws IOException {
        Retagging.Result result = Retagging.retag(Path.of(args[0]), Path.of(args[1]));
        System.out.println(result.digest().hex() + "  " + result.file());
    }
}
