import io.github.wheelwright.it.Story

Story.at(basedir).with {
    wheel 'cu129', 'engine', '1.0+cu129', 'cp312-cp312-manylinux_2_28_x86_64', ''
    wheel 'cu130', 'engine', '1.0+cu130', 'cp312-cp312-manylinux_2_28_x86_64', ''
}
