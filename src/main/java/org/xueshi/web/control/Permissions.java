package org.xueshi.web.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import org.apache.shiro.authc.AuthenticationInfo;
import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.authz.AuthorizationInfo;
import org.apache.shiro.authz.SimpleAuthorizationInfo;
import org.apache.shiro.mgt.DefaultSecurityManager;
import org.apache.shiro.mgt.DefaultSessionStorageEvaluator;
import org.apache.shiro.mgt.DefaultSubjectDAO;
import org.apache.shiro.realm.AuthorizingRealm;
import org.apache.shiro.subject.PrincipalCollection;
import org.apache.shiro.subject.SimplePrincipalCollection;
import org.apache.shiro.subject.Subject;

/**
 * Shiro, without sessions of its own: who somebody is has been settled by our session or token;
 * Shiro decides what that person may do, by wildcard permissions ({@code ledger:post}).
 */
@ApplicationScoped
public class Permissions {

  private static final String REALM = "xueshi";

  private final DefaultSecurityManager security = new DefaultSecurityManager(new GrantedRealm());

  public Permissions() {
    var storage = new DefaultSessionStorageEvaluator();
    storage.setSessionStorageEnabled(false);
    var subjects = new DefaultSubjectDAO();
    subjects.setSessionStorageEvaluator(storage);
    security.setSubjectDAO(subjects);
  }

  /** A subject that holds exactly these permissions. */
  public Subject subject(String id, Collection<String> permissions) {
    return new Subject.Builder(security)
        .principals(new SimplePrincipalCollection(new Granted(id, Set.copyOf(permissions)), REALM))
        .authenticated(true)
        .sessionCreationEnabled(false)
        .buildSubject();
  }

  private record Granted(String id, Set<String> permissions) {}

  private static final class GrantedRealm extends AuthorizingRealm {

    GrantedRealm() {
      setName(REALM);
      setAuthorizationCachingEnabled(false);
    }

    @Override
    public boolean supports(AuthenticationToken token) {
      return false;
    }

    @Override
    protected AuthenticationInfo doGetAuthenticationInfo(AuthenticationToken token) {
      return null;
    }

    @Override
    protected AuthorizationInfo doGetAuthorizationInfo(PrincipalCollection principals) {
      var info = new SimpleAuthorizationInfo();
      info.setStringPermissions(principals.oneByType(Granted.class).permissions());
      return info;
    }
  }
}
