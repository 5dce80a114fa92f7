package org.xueshi.resources.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.StringJoiner;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Cuts text into words: Chinese by the hidden Markov model of Lucene's smartcn, English by stems.
 * The same for what is kept and for what is looked for.
 */
final class Words {

  private static final Analyzer ANALYZER = new SmartChineseAnalyzer();

  private Words() {}

  /** The words, separated by spaces; empty if there are none. */
  static String of(String text) {
    var words = new StringJoiner(" ");
    try (var stream = ANALYZER.tokenStream("", text)) {
      var term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(term.toString());
      }
      stream.end();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return words.toString();
  }
}
