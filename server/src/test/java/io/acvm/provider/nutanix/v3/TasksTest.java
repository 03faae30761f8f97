package io.acvm.provider.nutanix.v3;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.provider.nutanix.prism.PrismError;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TasksTest {
  @ParameterizedTest
  @CsvSource({
    "500, CONCURRENT_REQUESTS_NOT_ALLOWED: Logical timestamp mismatch, true",
    "CONCURRENT_REQUESTS_NOT_ALLOWED, Logical timestamp mismatch, true",
    "500, INTERNAL_ERROR: ErrorCode: 9, false",
    "500, no reason at all, false"
  })
  void theReasonOfAFailureIsItsCodeOrBeginsItsDetail(String code, String detail, boolean conflict) {
    JsonObject task =
        new JsonObject()
            .put("status", "FAILED")
            .put("error_code", code)
            .put("error_detail", detail);

    PrismError error = Tasks.look(task).error().orElseThrow();

    assertThat(error.isConflict()).isEqualTo(conflict);
  }
}
