import io.github.wheelwright.it.Story

Story.at(basedir).with {
    says 'what has changed is not known: nothing says what to compare with: set <base>, e.g. -Dwheel.base=origin/main'
    says 'README.md   nothing   pattern *.md'
    says 'src/a.c     wheel     taken by Dockerfile:2'
    assert text('outputs').lines().toList() == [
        'affected=base-image', 'build-wheel=true', 'build-base-image=true',
        'affected=wheel', 'build-wheel=true', 'build-base-image=false',
        'affected=nothing', 'build-wheel=false', 'build-base-image=false',
    ]
    assert text('target/wheel/affected.env').contains('AFFECTED=nothing\n')
}
