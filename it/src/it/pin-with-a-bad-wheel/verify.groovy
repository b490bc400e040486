import io.github.wheelwright.it.Story

Story.at(basedir).with {
    complains 'triton-3.5.0-py3-none-any.whl'
    lacks 'target/requirements'
    lacks 'out'
}
