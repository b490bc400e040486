import io.github.wheelwright.it.Story

Story.at(basedir).with {
    def wheel = 'out/demo_cpu-1.0.post1-py3-none-any.whl'
    def metadata = member wheel, '/METADATA'
    assert metadata.contains('Name: demo-cpu\nVersion: 1.0.post1\n')
    assert metadata.contains('Requires-Dist: numpy>=2; python_version >= "3.9"\n')
    assert metadata.contains('Keywords: cpu,avx512\n')
    assert metadata.contains('Description-Content-Type: text/markdown\n')
    assert metadata.endsWith('\n\n# Demo for CPUs\n')
    assert member(wheel, 'demo.py').startsWith('fixed = True\n')
    assert member(wheel, 'demo_data/table.txt') == '1 2 3\n'
    assert member(wheel, 'demo_cpu-1.0.post1.dist-info/sboms/bom.cdx.json') == '{}'
}
