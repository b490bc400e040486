import io.github.wheelwright.it.Story

Story.at(basedir).with {
    wheel 'app', '1.0', ['lib==1.0.dev1']
    wheel 'dist', 'lib', '1.0.dev1', 'py3-none-any', ''
    wheel 'dist', 'lib', '1.0.dev2', 'py3-none-any', ''
    wheel 'dist', 'lib', '1.0.dev3', 'py3-none-any', ''
    wheel 'again', 'lib', '1.0.dev2', 'py3-none-any', ''
}
