import io.github.wheelwright.it.Story

Story.at(basedir).with {
    says '1 of 1 wheels uploaded'
}
