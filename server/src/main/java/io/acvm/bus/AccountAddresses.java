package io.acvm.bus;

import io.acvm.domain.user.AccountCommand.ChangePassword;
import io.acvm.domain.user.AccountCommand.ChangeRegistration;
import io.acvm.domain.user.AccountCommand.CreatePasswordReset;
import io.acvm.domain.user.AccountCommand.DeleteUser;
import io.acvm.domain.user.AccountCommand.Login;
import io.acvm.domain.user.AccountCommand.Refresh;
import io.acvm.domain.user.AccountCommand.Register;
import io.acvm.domain.user.AccountCommand.ResetPassword;
import io.acvm.domain.user.AccountCommand.SetUp;
import io.acvm.domain.user.AccountCommand.UpdateUser;
import io.acvm.domain.user.ApiToken;
import io.acvm.domain.user.NewApiToken;
import io.acvm.domain.user.PasswordResetLink;
import io.acvm.domain.user.Principal;
import io.acvm.domain.user.RegistrationSetting;
import io.acvm.domain.user.SessionTokens;
import io.acvm.domain.user.TokenCommand.Authenticate;
import io.acvm.domain.user.TokenCommand.CreateToken;
import io.acvm.domain.user.TokenCommand.ListTokens;
import io.acvm.domain.user.TokenCommand.RevokeToken;
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
   * From a token to who it belongs to; fails with TOKEN_INVALID, TOKEN_EXPIRED, SESSION_ENDED,
   * API_TOKEN_INVALID, API_TOKEN_EXPIRED, ACCOUNT_DISABLED or TOO_MANY_ATTEMPTS.
   */
  public static final Address<Authenticate, Principal> AUTHENTICATE =
      new Address<>("account.authenticate");

  public static final Address<Principal, Nothing> LOGOUT = new Address<>("account.logout");
  public static final Address<ChangePassword, Nothing> CHANGE_PASSWORD =
      new Address<>("account.changePassword");
  public static final Address<UserId, User> GET_USER = new Address<>("account.getUser");
  public static final Address<Nothing, List<User>> LIST_USERS = new Address<>("account.listUsers");
  public static final Address<UpdateUser, User> UPDATE_USER = new Address<>("account.updateUser");
  public static final Address<DeleteUser, Nothing> DELETE_USER =
      new Address<>("account.deleteUser");
  public static final Address<CreatePasswordReset, PasswordResetLink> CREATE_PASSWORD_RESET =
      new Address<>("account.createPasswordReset");
  public static final Address<ResetPassword, Nothing> RESET_PASSWORD =
      new Address<>("account.resetPassword");
  public static final Address<Nothing, RegistrationSetting> REGISTRATION =
      new Address<>("account.registration");
  public static final Address<ChangeRegistration, RegistrationSetting> CHANGE_REGISTRATION =
      new Address<>("account.changeRegistration");
  public static final Address<ListTokens, List<ApiToken>> LIST_TOKENS =
      new Address<>("account.listTokens");
  public static final Address<CreateToken, NewApiToken> CREATE_TOKEN =
      new Address<>("account.createToken");
  public static final Address<RevokeToken, Nothing> REVOKE_TOKEN =
      new Address<>("account.revokeToken");

  private AccountAddresses() {}
}
