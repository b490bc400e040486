import io.github.wheelwright.it.Story

Story.at(basedir).with {
    wheel 'demo', '1.0'
    startS3 'wheels'
}
