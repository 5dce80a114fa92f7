package org.xueshi.lti.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.xueshi.start.ToolProcess;
import org.xueshi.test.RunningTool;

/** Two nodes on one database, without sticky sessions: any step may come to either. */
class TwoNodesIT {

  @Test
  void a_launch_begun_on_one_node_ends_on_the_other_and_outlives_it() {
    var tool = RunningTool.get();
    try (var node = tool.anotherNode();
        var platform = new CasePlatform(tool)) {
      platform.launch(new CaseBrowser("zh-CN"));
      var browser = new CaseBrowser("zh-CN");

      var begun = platform.begin(browser);
      var launched = browser.post(on(node, platform.at("/lti/launch")), form(platform, begun));
      assertThat(launched.status()).as(launched.body()).isEqualTo(303);
      assertThat(launched.location().getPort()).isEqualTo(tool.url().getPort());
      assertThat(browser.get(on(node, launched.location())).status()).isEqualTo(200);
      assertThat(browser.get(launched.location()).status()).isEqualTo(200);

      var other = new CaseBrowser("zh-CN");
      var login = other.post(on(node, platform.at("/lti/login")), platform.initiation());
      var query = CaseBrowser.query(login.location());
      var onNode = new CasePlatform.Begun(other, query.get("state"), query.get("nonce"), null);
      var used = form(platform, onNode);
      var opened = other.post(platform.at("/lti/launch"), used);
      assertThat(opened.status()).as(opened.body()).isEqualTo(303);
      assertThat(other.post(on(node, platform.at("/lti/launch")), used).status())
          .as("once, on any node")
          .isEqualTo(400);

      var late = new CaseBrowser("zh-CN");
      var begunThere = late.post(on(node, platform.at("/lti/login")), platform.initiation());
      node.handle().destroyForcibly();
      node.handle().onExit().join();
      var state = CaseBrowser.query(begunThere.location());
      var next = new CasePlatform.Begun(late, state.get("state"), state.get("nonce"), null);
      assertThat(late.post(platform.at("/lti/launch"), form(platform, next)).status())
          .as("begun on the node that died")
          .isEqualTo(303);
      assertThat(browser.get(launched.location()).status())
          .as("the next click of a session opened there")
          .isEqualTo(200);
    }
  }

  private static LinkedHashMap<String, String> form(
      CasePlatform platform, CasePlatform.Begun begun) {
    var form = new LinkedHashMap<String, String>();
    form.put("state", begun.state());
    form.put("id_token", platform.fake.sign(platform.claims(begun)));
    return form;
  }

  private static URI on(ToolProcess node, URI address) {
    return URI.create(node.baseUrl() + address.getRawPath());
  }
}
