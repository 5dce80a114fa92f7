package org.xueshi.resources.entity;

import static org.xueshi.resources.entity.ZipBytes.zip;

/** Small packages as authoring tools write them, for tests. */
public final class Packages {

  private Packages() {}

  /** Three slides that look for the API in the frames above, as SCORM tells them to. */
  public static byte[] scorm12() {
    return zip()
        .file("imsmanifest.xml", manifest("1.2", "scormtype", "sco/lesson.html"))
        .file("sco/lesson.html", lesson("API", "LMS", "cmi.core.lesson_location", "cmi.core."))
        .file("sco/other.html", "<p>")
        .bytes();
  }

  /** The same for SCORM 2004, third edition. */
  public static byte[] scorm2004() {
    return zip()
        .file("imsmanifest.xml", manifest("2004 3rd Edition", "scormType", "sco/lesson.html"))
        .file("sco/lesson.html", lesson("API_1484_11", "", "cmi.location", "cmi."))
        .file("sco/other.html", "<p>")
        .bytes();
  }

  /** An activity with its own library. */
  public static byte[] h5p() {
    return zip()
        .file(
            "h5p.json",
            """
            {"title": "问候", "language": "zh", "mainLibrary": "H5P.Hello", "embedTypes": ["div"],
             "preloadedDependencies":
               [{"machineName": "H5P.Hello", "majorVersion": "1", "minorVersion": "0"}]}
            """)
        .file("content/content.json", "{\"greeting\": \"老师们好\"}")
        .file(
            "H5P.Hello-1.0/library.json",
            """
            {"title": "Hello", "machineName": "H5P.Hello", "majorVersion": 1, "minorVersion": 0,
             "patchVersion": 0, "runnable": 1, "preloadedJs": [{"path": "hello.js"}]}
            """)
        .file(
            "H5P.Hello-1.0/hello.js",
            """
            var H5P = H5P || {};
            H5P.Hello = function (options) {
              this.attach = function (container) {
                container.append('<p id="hello">' + options.greeting + '</p>');
              };
            };
            """)
        .bytes();
  }

  /** A manifest whose first item is {@code href}. */
  public static String manifest(String version, String typeAttribute, String href) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <manifest identifier="m" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
            xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
          <metadata><schema>ADL SCORM</schema><schemaversion>%s</schemaversion></metadata>
          <organizations default="o"><organization identifier="o"><title>提问</title>
            <item identifier="i" identifierref="r2"><title>一</title></item></organization>
          </organizations>
          <resources>
            <resource identifier="r1" type="webcontent" adlcp:%s="sco" href="sco/other.html"/>
            <resource identifier="r2" type="webcontent" adlcp:%s="sco" href="%s?x=1"/>
          </resources>
        </manifest>
        """
        .formatted(version, typeAttribute, typeAttribute, href);
  }

  private static String lesson(String api, String prefix, String location, String status) {
    return """
        <!DOCTYPE html><meta charset="utf-8"><h1>第 <b id="slide">?</b> 页</h1>
        <p id="name"></p><button id="next">下一页</button><button id="done">完成</button>
        <p id="says"></p>
        <script>
          var above = window;
          while (!above["%1$s"] && above.parent !== above) { above = above.parent; }
          var api = above["%1$s"];
          var call = function (name, a, b) { return api["%2$s" + name](a, b); };
          call("Initialize", "");
          var slide = Number(call("GetValue", "%3$s")) || 1;
          var show = function () { document.getElementById("slide").textContent = slide; };
          show();
          document.getElementById("name").textContent =
            call("GetValue", "%4$s" + ("%2$s" ? "student_name" : "learner_name"));
          document.getElementById("next").onclick = function () {
            slide += 1;
            show();
            call("SetValue", "%3$s", String(slide));
            call("SetValue", "cmi.suspend_data", "slide " + slide);
            call("Commit", "");
          };
          document.getElementById("done").onclick = function () {
            call("SetValue", "%4$s" + ("%2$s" ? "lesson_status" : "completion_status"), "completed");
            call("SetValue", "%4$s" + "score.raw", "100");
            call("Commit", "");
          };
          var says = [];
          try { says.push(String(top.document.cookie)); } catch (refused) { says.push("no top"); }
          says.push("cookie:" + document.cookie);
          document.getElementById("says").textContent = says.join(" ");
        </script>
        """
        .formatted(api, prefix, location, status);
  }
}
