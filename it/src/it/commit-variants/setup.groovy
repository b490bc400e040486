import io.github.wheelwright.it.Story

Story.at(basedir).with {
    wheel 'engine', '1.0+cu129'
    wheel 'engine', '1.0+cu130'
    wheel 'tools', '2.0'
}
