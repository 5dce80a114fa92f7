/**
 * Keys and signatures: the platform's own key, and the tools' keys fetched from their JWKS.
 *
 * <p>{@link org.xueshi.practice.keys.SignedToken} can sign anything, also what must be refused: it
 * is how tests make forged tokens. Verifying follows the JWT library Moodle uses, in its order and
 * with its messages.
 */
package org.xueshi.practice.keys;
