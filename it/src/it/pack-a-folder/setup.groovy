import io.github.wheelwright.it.Story

Story.at(basedir).with {
    file('tree/demo.py').write "answer = 42\n"
    file('tree/demo-1.0.dist-info/METADATA').write "Metadata-Version: 2.1\nName: demo\nVersion: 1.0\n"
    file('tree/demo-1.0.dist-info/WHEEL').write "Wheel-Version: 1.0\nGenerator: story\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
}
