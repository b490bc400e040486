import io.github.wheelwright.it.Story

Story.at(basedir).with {
    says 'LIST_UNREADABLE'
    says '2 errors, 0 warnings in 0 projects and 0 files; 2 requests, 0 B'
    complains 'audit-index: http://127.0.0.1:1/simple/: ', 'look the codes up'
}
