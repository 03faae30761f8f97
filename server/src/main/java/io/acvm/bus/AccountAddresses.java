package io.acvm.bus;

import io.acvm.domain.user.AccountCommand.ChangePassword;
import io.acvm.domain.user.AccountCommand.Login;
import io.acvm.domain.user.AccountCommand.Refresh;
import io.acvm.domain.user.AccountCommand.Register;
import io.acvm.domain.user.AccountCommand.SetUp;
import io.acvm.domain.user.AccountCommand.UpdateUser;
import io.acvm.domain.user.Principal;
import io.acvm.domain.user.SessionTokens;
import io.acvm.domain.user.User;
import io.acvm.domain.user.UserId;
import java.util.List;

/** What the area of accounts and sessions answers. */
public final class AccountAddresses {
  public static final Address<Register, User> REGISTER = new Address<>("account.register");
  public static final Address<SetUp, User> SET_UP = new Address<>("account.setUp");
  public static final Address<Nothing, Boolean> SETUP_NEEDED = new Address<>("account.setupNeeded");
  public static final Address<Login, SessionTokens> LOGIN = new Address<>("account.login");
  public static final Address<Refresh, SessionTokens> REFRESH = new Address<>("account.refresh");

  /**
   * From an access token to who it belongs to; fails with TOKEN_INVALID, TOKEN_EXPIRED or
   * SESSION_ENDED.
   */
  public static final Address<String, Principal> AUTHENTICATE =
      new Address<>("account.authenticate");

  public static final Address<Principal, Nothing> LOGOUT = new Address<>("account.logout");
  public static final Address<ChangePassword, Nothing> CHANGE_PASSWORD =
      new Address<>("account.changePassword");
  public static final Address<UserId, User> GET_USER = new Address<>("account.getUser");
  public static final Address<Nothing, List<User>> LIST_USERS = new Address<>("account.listUsers");
  public static final Address<UpdateUser, User> UPDATE_USER = new Address<>("account.updateUser");

  private AccountAddresses() {}
}
