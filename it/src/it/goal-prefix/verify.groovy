import io.github.wheelwright.it.Story

Story.at(basedir).with {
    for (goal in ['publish', 'index', 'serve', 'pack', 'help']) {
        says "wheel:$goal"
    }
    complains 'publish: <destination> (-Dwheel.destination) is not set', 'perhaps you should set it, e.g. -Dwheel.destination='
}
