import io.github.wheelwright.it.Story

Story.at(basedir).with {
    wheel 'dist', 'native', '1.0', 'cp312-cp312-linux_x86_64', ''
}
// by the shell, as the JVM of this script may know ASCII only
assert ['sh', '-c', 'mv dist "$(printf \'r\\303\\244der\')"'].execute(null, basedir).waitFor() == 0
