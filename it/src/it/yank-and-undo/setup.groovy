import io.github.wheelwright.it.Story

Story.at(basedir).with {
    wheel 'demo', '1.0'
    wheel 'demo', '1.1'
}
