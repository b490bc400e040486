package io.github.wheelwright.it.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own; closing it ends it and what it has started. */
final class RunningProgram implements AutoCloseable {
    private static final long LONGEST_START_MILLIS = 60_000;

    private final Process process;
    private final List<String> lines = new ArrayList<>();

    RunningProgram(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "output of " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** What it has said so far. */
    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** The first group of {@code pattern} in the first line that has it, once there is one. */
    synchronized String await(Pattern pattern) {
        long end = System.currentTimeMillis() + LONGEST_START_MILLIS;
        for (int seen = 0; ; ) {
            for (; seen < lines.size(); seen++) {
                Matcher matcher = pattern.matcher(lines.get(seen));
                if (matcher.find()) {
                    return matcher.group(1);
                }
            }
            if (!process.isAlive() || System.currentTimeMillis() > end) {
                throw new IllegalStateException(
                        "the server did not say " + pattern + " but:\n" + String.join("\n", lines));
            }
            pause();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroy);
        all.forEach(handle -> handle.onExit().join());
    }

    private void read() {
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(line);
            }
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    private void pause() {
        try {
            wait(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
