import io.github.wheelwright.it.Story

Story.at(basedir).with {
    wheel 'demo', '1.0', ['numpy>=1.20; python_version >= "3.9"']
    file('README.md').write '# Demo for CPUs\n'
    file('fix.py').write 'fixed = True\n'
    file('table.txt').write '1 2 3\n'
    file('bom.cdx.json').write '{}'
}
