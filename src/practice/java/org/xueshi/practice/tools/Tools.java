package org.xueshi.practice.tools;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.xueshi.practice.site.Activity;
import org.xueshi.practice.site.Table;

/** The tools the site knows. */
public final class Tools {
  private final Table<Tool> tools;

  public Tools(Path directory) {
    tools = new Table<>(directory, "tools", Tool.class, t -> "" + t.id(), 1);
  }

  public List<Tool> all() {
    return tools.all();
  }

  public List<Tool> active() {
    return tools.all(Tool::active);
  }

  public Optional<Tool> find(long id) {
    return tools.find(id);
  }

  public Optional<Tool> byClientId(String clientId) {
    return tools.all(tool -> tool.clientId().equals(clientId)).stream().findFirst();
  }

  public List<Tool> byDomainOf(String url) {
    String domain = domain(url);
    return tools.all(tool -> tool.domain().equals(domain));
  }

  /** The tool that answers for an address, as far as it is active. */
  public Optional<Tool> activeFor(String url) {
    return byDomainOf(url).stream().filter(Tool::active).findFirst();
  }

  public Optional<Tool> of(Activity activity) {
    return find(activity.toolId());
  }

  public Tool add(Tool settings, String clientId) {
    return tools.put(settings.as(tools.nextId(), clientId, false));
  }

  /** Replaces all settings; number, client id and state stay. */
  public Tool replace(Tool present, Tool settings) {
    return tools.put(settings.as(present.id(), present.clientId(), present.active()));
  }

  public void activate(Tool tool) {
    tools.put(tool.as(tool.id(), tool.clientId(), true));
  }

  public void remove(Tool tool) {
    tools.removeIf(other -> other.id() == tool.id());
  }

  /** Host and port of an address or of a bare host, without a leading {@code www.}. */
  static String domain(String urlOrHost) {
    String url = urlOrHost.contains("://") ? urlOrHost : "https://" + urlOrHost;
    try {
      String authority = Optional.ofNullable(URI.create(url).getAuthority()).orElse("");
      return authority.replaceFirst("^www\\.", "");
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
