import io.github.wheelwright.it.Story

Story.at(basedir).with {
    wheel 'dist', 'engine', '1.0+cu129', 'py3-none-any', ''
    wheel 'dist', 'tools', '2.0', 'py3-none-any', ''
}
