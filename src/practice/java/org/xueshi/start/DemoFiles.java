package org.xueshi.start;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Teaching material of our own, see {@code demo/README.md}; small enough for memory. */
public final class DemoFiles {

  private static final List<String> LESSON =
      List.of("index.html", "lesson.css", "lesson.js", "levels.png", "lesson.webm");

  private DemoFiles() {}

  /** A resource package: a zip with a page, a picture and a video. */
  public static byte[] lessonPackage() {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var name : LESSON) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(file("lesson/" + name));
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  /** Ten seconds of video with sound. */
  public static byte[] lessonVideo() {
    return file("lesson/lesson.webm");
  }

  /** A PDF of two pages in Chinese. */
  public static byte[] lecture() {
    return file("lecture.pdf");
  }

  private static byte[] file(String name) {
    try (var in = DemoFiles.class.getResourceAsStream("demo/" + name)) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
