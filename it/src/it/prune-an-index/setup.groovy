import io.github.wheelwright.it.Story

Story.at(basedir).with {
    wheel 'monday', 'demo', '1.0.dev1', 'py3-none-any', ''
    wheel 'tuesday', 'demo', '1.0.dev2', 'py3-none-any', ''
}
