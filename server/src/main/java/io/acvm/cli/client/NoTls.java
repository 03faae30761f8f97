package io.acvm.cli.client;

import java.security.KeyManagementException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * What an HTTP client gets that will speak plain HTTP alone. Without it the client would read all
 * certificate authorities at its start, which takes longer than a request.
 */
final class NoTls extends SSLContext {
  NoTls() {
    super(new Nothing(), null, "none");
  }

  private static final class Nothing extends SSLContextSpi {
    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
        throws KeyManagementException {
      throw new KeyManagementException("plain HTTP");
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      throw new IllegalStateException("plain HTTP");
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      throw new IllegalStateException("plain HTTP");
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      throw new IllegalStateException("plain HTTP");
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      throw new IllegalStateException("plain HTTP");
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      throw new IllegalStateException("plain HTTP");
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      throw new IllegalStateException("plain HTTP");
    }
  }
}
