package org.xueshi.lti.control;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * An HTTP client that resolves no name at all: whoever calls brings the address. It does only what
 * it is told: no redirect, no second try, no cookie, no proxy of the machine, no other protocol.
 */
final class PinnedHttp {

  private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(3);

  /** Longer than any call may take; {@link PlatformClient} bounds the whole. */
  private static final Timeout SILENCE_MAX = Timeout.ofMinutes(2);

  private static final int CONNECTIONS_MAX = 1000;
  private static final int CONNECTIONS_OF_ONE_MAX = 200;

  private PinnedHttp() {}

  static CloseableHttpClient client() {
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(new NoNames())
            .setMaxConnTotal(CONNECTIONS_MAX)
            .setMaxConnPerRoute(CONNECTIONS_OF_ONE_MAX)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(CONNECT_TIMEOUT)
                    .setSocketTimeout(SILENCE_MAX)
                    .setValidateAfterInactivity(TimeValue.ofMilliseconds(200))
                    .setTimeToLive(TimeValue.ofMinutes(1))
                    .build())
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(CONNECT_TIMEOUT)
                .setProtocolUpgradeEnabled(false)
                .build())
        .setUserAgent("Xueshi")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .evictIdleConnections(TimeValue.of(30, TimeUnit.SECONDS))
        .build();
  }

  /** An address was forgotten: better no connection than an unchecked one. */
  private static final class NoNames implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      throw new UnknownHostException("not resolved here: " + host);
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
      throw new UnknownHostException("not resolved here: " + host);
    }
  }
}
