import io.github.wheelwright.it.Story

Story.at(basedir).with {
    complains 'publish: <layout>flat</layout> (-Dwheel.layout): not one of simple, commit', 'perhaps you should choose one of these'
    neverSays '[INFO]'
    lacks 'index'
}
