package org.xueshi.training.entity;

import java.time.LocalDate;
import java.util.Set;
import org.xueshi.people.entity.Stage;

/**
 * What is looked at in somebody who applies; null for what the roster does not say.
 *
 * @param posts groups their post belongs to by the rule pack; empty = their post is in none
 */
public record Applicant(
    boolean serving,
    Set<PostGroup> posts,
    Stage stage,
    String subject,
    LocalDate hiredOn,
    boolean rural) {}
