package io.acvm.auth;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.error.FieldFailure;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which passwords may be chosen. */
final class PasswordRules {
  private static final int SHORTEST = 10;

  // Of the lists of leaked passwords, English and French, those that are long enough for us; and
  // the factory password of the hypervisors we speak to.
  private static final Set<String> COMMON =
      Set.of(
          "0123456789",
          "0987654321",
          "1234567890",
          "12345678910",
          "123456789a",
          "123123123123",
          "1q2w3e4r5t",
          "1q2w3e4r5t6y",
          "1qaz2wsx3edc",
          "abcdefghij",
          "adminadmin",
          "admin12345",
          "administrator",
          "administrateur",
          "azertyuiop",
          "changeme123",
          "iloveyou123",
          "jetaime123",
          "letmein123",
          "motdepasse",
          "motdepasse1",
          "motdepasse123",
          "nutanix/4u",
          "password10",
          "password12",
          "password123",
          "password1234",
          "passwordpassword",
          "qwerty12345",
          "qwerty123456",
          "qwertyuiop",
          "vmware123!",
          "welcome123");

  private PasswordRules() {}

  /**
   * Fails with {@code PASSWORD_TOO_WEAK}.
   *
   * @param pointer JSON pointer to the password in the request
   */
  static Future<Void> check(String username, String password, String pointer) {
    String lower = password.toLowerCase(Locale.ROOT);
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      return weak(pointer, "minLength", "The password must have at least 10 characters.");
    }
    if (lower.equals(username.toLowerCase(Locale.ROOT))) {
      return weak(pointer, "username", "The password must not be the user name.");
    }
    if (COMMON.contains(lower) || lower.codePoints().distinct().count() == 1) {
      return weak(pointer, "common", "The password is one of those that are tried first.");
    }
    return Future.succeededFuture();
  }

  private static Future<Void> weak(String pointer, String code, String detail) {
    return Future.failedFuture(
        AcvmException.invalid(
            ErrorCode.PASSWORD_TOO_WEAK, List.of(new FieldFailure(pointer, code, detail))));
  }
}
