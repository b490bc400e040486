import io.github.wheelwright.it.Story

Story.at(basedir).with {
    says 'src/a.c   wheel     '
    has 'target/wheel-true-base-false.json', 'target/wheel-true-base-true.json', 'target/wheel-false-base-false.json'
    assert text('variables').lines().toList() == [
        'AFFECTED=wheel', 'BUILD_WHEEL=true', 'BUILD_BASE_IMAGE=false',
        'AFFECTED=base-image', 'BUILD_WHEEL=true', 'BUILD_BASE_IMAGE=true',
        'AFFECTED=nothing', 'BUILD_WHEEL=false', 'BUILD_BASE_IMAGE=false',
    ]
    assert text('target/wheel/affected.properties').contains('build-base-image=false\n')
    neverSays "Buildkite's meta-data"
}
