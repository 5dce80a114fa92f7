package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.xueshi.lti.control.PlatformFailure.Kind;

/**
 * Which addresses this tool may call (against server-side request forgery): https to public
 * addresses; hosts named in {@code xueshi.lti.private-hosts} may be in a private network; loopback,
 * and http there, only with the switch whose name says DANGEROUS, for demonstration and tests.
 *
 * <p>A name is resolved here, once a call, and what was found and checked is what is connected to:
 * a name server that would answer differently the second time (DNS rebinding) is not asked again.
 */
@ApplicationScoped
public class AddressGuard {

  private static final Logger LOG = Logger.getLogger(AddressGuard.class.getName());
  private static final byte[] CLOUD_SERVICES = {(byte) 168, 63, (byte) 129, 16};

  private final String loopback;
  private final Set<String> privateHosts;
  private final Names names;

  /** How a name becomes addresses. */
  interface Names {
    InetAddress[] of(String host) throws UnknownHostException;
  }

  protected AddressGuard() {
    this("false", "none");
  }

  /**
   * @param loopback {@code false}; {@code true} for every loopback port; or a list of ports
   * @param privateHosts host names, by commas, or {@code none}
   */
  @Inject
  public AddressGuard(
      @ConfigProperty(
              name = "xueshi.lti.allow-loopback-platforms-DANGEROUS",
              defaultValue = "false")
          String loopback,
      @ConfigProperty(name = "xueshi.lti.private-hosts", defaultValue = "none")
          String privateHosts) {
    this(loopback, privateHosts, InetAddress::getAllByName);
  }

  AddressGuard(String loopback, String privateHosts, Names names) {
    this.names = names;
    this.loopback = loopback.strip();
    this.privateHosts =
        Arrays.stream(privateHosts.split(","))
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    if (!this.loopback.equals("false")) {
      LOG.warning("xueshi.lti.allow-loopback-platforms-DANGEROUS is on: never in production");
    }
  }

  /**
   * The addresses that {@code address} may be called at; nothing else may be connected to for it.
   *
   * @throws PlatformFailure if not, before any connection is opened
   */
  List<InetAddress> require(URI address) {
    var scheme = address.getScheme();
    var host = address.getHost();
    var web = "https".equals(scheme) || "http".equals(scheme);
    if (!web || host == null || address.getRawUserInfo() != null) {
      throw refused(address);
    }
    var found = resolve(host);
    if (isAllowedLoopback(address, found)) {
      return List.of(found);
    }
    var inside = privateHosts.contains(host.toLowerCase(Locale.ROOT));
    var reachable = Arrays.stream(found).allMatch(a -> isPublic(a) || (inside && isPrivate(a)));
    if (!reachable || !("https".equals(scheme) || inside)) {
      throw refused(address);
    }
    return List.of(found);
  }

  private boolean isAllowedLoopback(URI address, InetAddress[] found) {
    if (loopback.equals("false")
        || !Arrays.stream(found).allMatch(InetAddress::isLoopbackAddress)) {
      return false;
    }
    var port = String.valueOf(address.getPort());
    return loopback.equals("true")
        || Arrays.stream(loopback.split(",")).map(String::strip).anyMatch(port::equals);
  }

  private InetAddress[] resolve(String host) {
    try {
      return names.of(host);
    } catch (UnknownHostException unknown) {
      throw new PlatformFailure(Kind.UNREACHABLE, "unknown host", unknown);
    }
  }

  private static boolean isPublic(InetAddress address) {
    return !isPrivate(address)
        && !address.isLoopbackAddress()
        && !address.isAnyLocalAddress()
        && !address.isLinkLocalAddress()
        && !address.isMulticastAddress()
        && !isReserved(address.getAddress());
  }

  private static boolean isPrivate(InetAddress address) {
    var bytes = address.getAddress();
    var uniqueLocal = address instanceof Inet6Address && (bytes[0] & 0xfe) == 0xfc;
    return address.isSiteLocalAddress() || uniqueLocal;
  }

  /**
   * "This network", shared, protocol, benchmark, documentation and future ranges; IPv6 that wraps
   * IPv4 (6to4, Teredo, NAT64); and the one public address behind which a cloud hides its own
   * services.
   */
  private static boolean isReserved(byte[] b) {
    int first = b[0] & 0xff;
    int second = b[1] & 0xff;
    if (b.length == 16) {
      var wraps = first == 0x20 && (second == 0x02 || (second == 0x01 && b[2] == 0));
      return wraps || first == 0;
    }
    if (Arrays.equals(b, CLOUD_SERVICES)) {
      return true;
    }
    return first == 0
        || first >= 240
        || (first == 100 && second >= 64 && second < 128)
        || (first == 192 && second == 0 && b[2] == 0)
        || (first == 198 && (second == 18 || second == 19));
  }

  private static PlatformFailure refused(URI address) {
    return new PlatformFailure(
        Kind.ADDRESS_NOT_ALLOWED, address.getScheme() + "://" + address.getHost());
  }
}
