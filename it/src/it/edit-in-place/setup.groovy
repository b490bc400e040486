import io.github.wheelwright.it.Story

Story.at(basedir).with {
    wheel 'dist', 'native', '1.0', 'cp312-cp312-linux_x86_64', ''
    wheel 'dist', 'pure', '1.0', 'py3-none-any', ''
}
