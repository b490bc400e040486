import io.github.wheelwright.it.Story

Story.at(basedir).with {
    complains 'publish: not published, because of', '(nothing has been written):', 'perhaps you should build these wheels again, or leave them out'
    [
        'nozip-1.0-py3-none-any.whl'   : 'not a zip archive; it begins with "this is text"',
        'cut-1.0-py3-none-any.whl'     : 'it was cut off after 500 bytes',
        'altered-1.0-py3-none-any.whl' : 'RECORD_HASH_MISMATCH altered.py: has the digest',
        'misnamed.whl'                 : 'the name of a wheel has five parts or more',
        'blank-1.0-py3-none-any.whl'   : 'blank-1.0.dist-info/METADATA is missing',
        'stranger-1.0-py3-none-any.whl': 'the name is someone, and the filename says stranger',
        'late-1.0-py3-none-any.whl'    : 'the version is 2.0, and the filename says 1.0',
    ].each { wheel, problem -> complains new File(basedir, "dist/$wheel").path + ': ', problem }
    neverSays 'good-1.0'
    lacks 'index'
}
