import io.github.wheelwright.it.Story

Story.at(basedir).with {
    says 'listen 127.0.0.1:8123;'
    says "root \"${new File(basedir, 'index').path}\";"
    lacks 'index'
}
