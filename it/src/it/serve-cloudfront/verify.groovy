import io.github.wheelwright.it.Story

Story.at(basedir).with {
    complains 'serve: <server>cloudfront</server> (-Dwheel.server): CloudFront serves a bucket', 'name one as <destination>'
    lacks 'index'
}
