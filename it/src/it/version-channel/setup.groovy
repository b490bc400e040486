import io.github.wheelwright.it.Story

Story.at(basedir).with {
    wheel 'release', 'engine', '1.0+cu129', 'py3-none-any', ''
    wheel 'release', 'tools', '2.0', 'py3-none-any', ''
    wheel 'nightly', 'engine', '1.1.dev1', 'py3-none-any', ''
}
