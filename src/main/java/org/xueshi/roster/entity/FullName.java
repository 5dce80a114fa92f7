package org.xueshi.roster.entity;

import java.util.Set;

/** A whole name taken apart: 王建国, 欧阳娜娜, 阿依古丽·买买提, Anna Berg. */
public record FullName(String family, String given) {

  /** Family names of two characters. */
  private static final Set<String> COMPOUND =
      Set.of(
          "欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "司空", "夏侯", "轩辕", "端木",
          "独孤", "南宫", "长孙", "宇文", "鲜于", "闻人", "赫连", "濮阳", "淳于", "单于", "申屠", "公冶", "西门");

  /** Never fails: what cannot be taken apart is all family name. */
  public static FullName of(String typed) {
    var name = typed.strip().replaceAll("\\s+", " ");
    var dot = name.indexOf('·');
    if (dot > 0) {
      return new FullName(name.substring(0, dot), name.substring(dot));
    }
    var blank = name.lastIndexOf(' ');
    if (blank > 0) {
      return new FullName(name.substring(blank + 1), name.substring(0, blank));
    }
    var length = name.length() > 2 && COMPOUND.contains(name.substring(0, 2)) ? 2 : 1;
    return name.length() <= length
        ? new FullName(name, "")
        : new FullName(name.substring(0, length), name.substring(length));
  }
}
