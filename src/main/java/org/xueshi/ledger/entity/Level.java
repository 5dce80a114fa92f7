package org.xueshi.ledger.entity;

/** Level of a training, lowest first (校级、区级、市级、省级、国家级); 15.3 asks for district or above. */
public enum Level {
  SCHOOL,
  DISTRICT,
  CITY,
  PROVINCE,
  NATIONAL
}
