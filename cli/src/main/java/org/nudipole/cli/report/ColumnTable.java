package org.nudipole.cli.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nudipole.io.StoredColumn;

/** The columns of a file, for people and for programs. */
public final class ColumnTable {
  private ColumnTable() {}

  /** A table of them. */
  public static List<String> lines(List<StoredColumn> columns) {
    TextTable table = new TextTable(List.of("column", "type", "units", "description"), List.of());
    for (StoredColumn column : columns) {
      table.add(List.of(column.name(), column.type(), column.units(), column.description()));
    }
    return table.lines();
  }

  /** A JSON object of them, by name. */
  public static Map<String, Object> object(List<StoredColumn> columns) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (StoredColumn column : columns) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("type", column.type());
      one.put("units", column.units());
      one.put("description", column.description());
      if (!column.labels().isEmpty()) {
        one.put("labels", column.labels());
      }
      object.put(column.name(), one);
    }
    return object;
  }
}
