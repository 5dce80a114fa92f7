package org.xueshi.gradebook.control;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The first table of an OpenDocument spreadsheet's content.xml (ODF 1.2, 9.1). */
final class OdsTable {

  private static final int CELLS_MAX = 1_024;
  private static final int ROWS_MAX = 250_000;

  private final XMLStreamReader xml;
  private final List<List<String>> lines = new ArrayList<>();

  private OdsTable(XMLStreamReader xml) {
    this.xml = xml;
  }

  /** Without entities from outside, and without documents that define their own. */
  static List<List<String>> read(byte[] content) {
    var factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      return new OdsTable(factory.createXMLStreamReader(new ByteArrayInputStream(content))).table();
    } catch (XMLStreamException | RuntimeException broken) {
      throw TableReader.unreadable();
    }
  }

  private List<List<String>> table() throws XMLStreamException {
    while (xml.hasNext()) {
      var event = xml.next();
      if (event == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("table-row")) {
        row();
      } else if (event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals("table")) {
        return lines;
      }
    }
    return lines;
  }

  private void row() throws XMLStreamException {
    var times = repeated("number-rows-repeated");
    var cells = new ArrayList<String>();
    while (xml.next() != XMLStreamReader.END_ELEMENT || !xml.getLocalName().equals("table-row")) {
      if (xml.getEventType() == XMLStreamReader.START_ELEMENT && isCell(xml.getLocalName())) {
        cell(cells);
      }
    }
    while (!cells.isEmpty() && cells.get(cells.size() - 1).isEmpty()) {
      cells.remove(cells.size() - 1);
    }
    // Spreadsheets end with a million repetitions of an empty row.
    for (var i = 0; i < times && !cells.isEmpty() && lines.size() < ROWS_MAX; i++) {
      lines.add(cells);
    }
  }

  private void cell(List<String> cells) throws XMLStreamException {
    var times = repeated("number-columns-repeated");
    var value = attribute("value");
    var text = new StringBuilder();
    while (xml.next() != XMLStreamReader.END_ELEMENT || !isCell(xml.getLocalName())) {
      if (xml.getEventType() == XMLStreamReader.CHARACTERS) {
        text.append(xml.getText());
      }
    }
    var shown = value == null ? text.toString().strip() : value;
    for (var i = 0; i < times && cells.size() < CELLS_MAX; i++) {
      cells.add(shown);
    }
  }

  private static boolean isCell(String name) {
    return name.equals("table-cell") || name.equals("covered-table-cell");
  }

  private int repeated(String name) {
    var value = attribute(name);
    return value == null ? 1 : Integer.parseInt(value);
  }

  private String attribute(String name) {
    for (var i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }
}
