/** Persons, schools and accounts as plain values and JPA entities. */
package org.xueshi.people.entity;
