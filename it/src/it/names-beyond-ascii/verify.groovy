import io.github.wheelwright.it.Story

Story.at(basedir).with {
    has 'out/native-1.0-cp312-cp312-manylinux_2_28_x86_64.whl'
    complains 'this Java cannot name the file', 'perhaps you should set LC_ALL=C.UTF-8'
}
