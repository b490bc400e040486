package io.github.wheelwright.it.endtoend;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A published release as its readers reach it, every request of theirs recorded. */
final class Site implements Closeable {
    private final Closeable server;
    private final RecordingProxy proxy;
    private final String root;
    private final boolean negotiates;

    private Site(Closeable server, RecordingProxy proxy, String root, boolean negotiates) {
        this.server = server;
        this.proxy = proxy;
        this.root = root;
        this.negotiates = negotiates;
    }

    /** A server that gives a page in the form that the reader prefers; {@code address} is that of the store's root. */
    static Site negotiating(Closeable server, String address) throws IOException {
        return new Site(server, RecordingProxy.before(address), "/", true);
    }

    /** Objects below {@code path} straight from the S3 service at {@code endpoint}, which knows no index documents. */
    static Site plain(String endpoint, String path) throws IOException {
        return new Site(() -> {}, RecordingProxy.before(endpoint), "/" + path + "/", false);
    }

    /** The address of what is under {@code key} in the store. */
    String url(String key) {
        return proxy.address() + root + key;
    }

    /** Whether it gives JSON to readers that prefer it. */
    boolean negotiates() {
        return negotiates;
    }

    List<RecordingProxy.Request> requests() {
        return proxy.requests();
    }

    /** What was asked for and given, by the last part of the raw address. */
    List<String> filesGiven() {
        return proxy.requests().stream()
                .filter(request -> request.method().equals("GET") && request.status() / 100 == 2)
                .map(RecordingProxy.Request::file)
                .toList();
    }

    void forgetRequests() {
        proxy.forget();
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        server.close();
    }
}
