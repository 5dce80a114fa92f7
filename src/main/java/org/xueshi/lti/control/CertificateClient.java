package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.xueshi.lti.control.PlatformFailure.Kind;

/** Looks at the certificate of an https address, and sends nothing. */
@ApplicationScoped
class CertificateClient {

  private static final int PORT = 443;
  private static final int TIME_MAX_MS = 4000;

  private AddressGuard guard;

  protected CertificateClient() {}

  @Inject
  CertificateClient(AddressGuard guard) {
    this.guard = guard;
  }

  /**
   * When the certificate ends; empty if it is not one this server trusts for that name, or has
   * ended.
   *
   * @param ours our own public address, which may well lead to a machine inside
   * @throws PlatformFailure if nobody answers, or the address may not be called
   */
  Optional<Instant> end(URI origin, boolean ours) {
    var port = origin.getPort() == -1 ? PORT : origin.getPort();
    try (var plain = new Socket()) {
      var address = ours ? InetAddress.getByName(origin.getHost()) : guard.require(origin).get(0);
      plain.connect(new InetSocketAddress(address, port), TIME_MAX_MS);
      plain.setSoTimeout(TIME_MAX_MS);
      return Optional.of(end(plain, origin.getHost(), port));
    } catch (SSLException untrusted) {
      return Optional.empty();
    } catch (IOException away) {
      throw new PlatformFailure(Kind.UNREACHABLE, origin.getHost(), away);
    }
  }

  private static Instant end(Socket plain, String host, int port) throws IOException {
    var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    try (var secured = (SSLSocket) factory.createSocket(plain, host, port, true)) {
      var rules = secured.getSSLParameters();
      rules.setEndpointIdentificationAlgorithm("HTTPS");
      secured.setSSLParameters(rules);
      secured.startHandshake();
      var certificate = (X509Certificate) secured.getSession().getPeerCertificates()[0];
      return certificate.getNotAfter().toInstant();
    }
  }
}
