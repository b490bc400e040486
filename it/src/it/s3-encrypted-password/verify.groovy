import io.github.wheelwright.it.Story

Story.at(basedir).with {
    s3().holds 'simple/index.json', 'demo'
    s3().stop()
}
