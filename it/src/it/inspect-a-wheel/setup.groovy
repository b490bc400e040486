import io.github.wheelwright.it.Story

Story.at(basedir).with {
    wheel 'dist', 'demo', '1.0', 'cp312-abi3-linux_x86_64', 'x = 1'
}
