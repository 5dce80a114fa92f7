package org.xueshi.papers.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.xueshi.papers.entity.Attestation;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Language;

/** Where a school's teachers stand, as rows: one for each teacher and requirement. */
record SchoolTable(Messages messages, Language language) {

  List<String> header() {
    return Stream.of(
            "papers.fact.staffNumber",
            "ledger.certified.name",
            "ledger.certified.school",
            "papers.fact.purpose",
            "papers.column.asOf",
            "papers.column.verdict",
            "papers.column.requirement",
            "papers.column.required",
            "papers.column.have",
            "papers.column.lacking")
        .map(this::say)
        .toList();
  }

  Stream<List<String>> rows(List<SchoolAttestationPages.Line> lines) {
    return lines.stream().flatMap(line -> rows(line.attestation()));
  }

  private Stream<List<String>> rows(Attestation one) {
    return one.items().stream()
        .map(
            item -> {
              var row = new ArrayList<String>();
              row.add(one.holder().staffNumber());
              row.add(one.holder().name());
              row.add(one.holder().school());
              row.add(say("papers.purpose." + one.purpose()));
              row.add(one.dates().asOf().toString());
              row.add(say("papers.attestation.short." + one.met()));
              row.add(item.name().in(language.tag()));
              row.add(String.valueOf(item.required()));
              row.add(item.have());
              row.add(item.lacking());
              return row;
            });
  }

  private String say(String key) {
    return messages.text(language, key);
  }
}
