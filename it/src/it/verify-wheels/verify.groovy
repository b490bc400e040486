import io.github.wheelwright.it.Story

Story.at(basedir).with {
    says 'no, because of PYPI_PLATFORM'
    says '1 wheel verified; publish:'
    says 'findings of less weight not shown; -Dwheel.severity=note shows all'
    complains 'verify: 1 of 1 wheel failed:', 'NOTE PYPI_PLATFORM', 'linux_x86_64 is no platform that PyPI takes'
    complains 'verify: 2 of 3 wheels failed:',
        'altered-1.0-py3-none-any.whl: ERROR RECORD_HASH_MISMATCH altered.py: has the digest',
        'text-1.0-py3-none-any.whl: ERROR ZIP_NOT_A_ZIP text-1.0-py3-none-any.whl: not a zip archive',
        'perhaps you should build or fetch these wheels again'
    says '"code" : "PYPI_PLATFORM"'
    assert report().wheels[0].sound.asBoolean()
    def bad = json('bad.json')
    assert bad.status.asText() == 'failed'
    assert bad.wheels*.sound*.asBoolean() == [false, true, false]
    assert json('pypi.json').wheels[0].pypi.because[0].asText() == 'PYPI_PLATFORM'
}
