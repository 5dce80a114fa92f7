/**
 * Deep linking (选择内容): what a tool's selection becomes.
 *
 * <ul>
 *   <li>D1 The answer must be signed by the tool whose selection was opened, with its client id as
 *       issuer. Nothing else in it is checked, as in Moodle.
 *   <li>D2 One item fills the activity form; several are listed and made together. Items of other
 *       types are not refused: they become activities of the tool as well.
 *   <li>D3 A maximum must be a whole number from 1 to 100. One item: the form says so. Several: the
 *       column becomes one of text, which takes every score and keeps none.
 *   <li>D4 An empty selection or an error just closes the dialogue.
 * </ul>
 *
 * <p>Uses {@code launch}, {@code tools}, {@code gradebook}, {@code site}.
 */
package org.xueshi.practice.deeplinking;
