package io.acvm.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.client.ApiClient;
import io.acvm.client.ApiException;
import io.acvm.client.api.CatalogueApi;
import io.acvm.client.api.OperationsApi;
import io.acvm.client.api.SessionApi;
import io.acvm.client.api.VmsApi;
import io.acvm.client.model.Credentials;
import io.acvm.client.model.Operation;
import io.acvm.client.model.OperationState;
import io.acvm.client.model.Problem;
import io.acvm.client.model.Template;
import io.acvm.client.model.TemplateType;
import io.acvm.client.model.Vm;
import io.acvm.client.model.VmCreate;
import io.acvm.client.model.VmSource;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Java client that OpenAPI Generator made of the contract, as anybody gets it. */
final class GeneratedClientTest {
  @TempDir static Path directory;
  private static DemoServer server;

  @BeforeAll
  static void start() throws Exception {
    server = new DemoServer(directory);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void signsInCreatesAndFindsAMachine() throws Exception {
    // Given
    ApiClient client = signedIn();
    Template image =
        new CatalogueApi(client)
            .listTemplates("nutanix", null).getItems().stream()
                .filter(each -> each.getType() == TemplateType.IMAGE)
                .findFirst()
                .orElseThrow();

    // When
    VmsApi vms = new VmsApi(client);
    Operation started =
        vms.createVm(
            new VmCreate()
                .name("from-java")
                .source(new VmSource().type(VmSource.TypeEnum.IMAGE).id(image.getId()))
                .cpus(2)
                .memoryMib(2048L),
            null);
    Operation ended = new OperationsApi(client).getOperation(started.getId(), 20);

    // Then
    assertThat(ended.getState()).isEqualTo(OperationState.SUCCEEDED);
    Vm vm = vms.getVm(ended.getTarget().getId());
    assertThat(vm.getName()).isEqualTo("from-java");
    assertThat(vm.getProvider()).isEqualTo("nutanix");
    assertThat(vm.getMemoryMib()).isEqualTo(2048);
  }

  @Test
  void readsTheCodeOfAProblem() {
    ApiClient client = client();

    ApiException refused =
        catchThrowableOfType(
            ApiException.class,
            () ->
                new SessionApi(client)
                    .login(new Credentials().username("admin").password("not this one")));

    assertThat(refused.getCode()).isEqualTo(401);
    assertThat(problem(client, refused).getCode()).isEqualTo("CREDENTIALS_INVALID");
  }

  private static Problem problem(ApiClient client, ApiException failure) {
    try {
      JsonNode json = client.getObjectMapper().readTree(failure.getResponseBody());
      return client.getObjectMapper().treeToValue(json, Problem.class);
    } catch (com.fasterxml.jackson.core.JsonProcessingException cause) {
      throw new AssertionError(failure.getResponseBody(), cause);
    }
  }

  private static ApiClient signedIn() throws ApiException {
    ApiClient client = client();
    String token =
        new SessionApi(client)
            .login(new Credentials().username("admin").password(DemoServer.PASSWORD))
            .getAccessToken();
    client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
    return client;
  }

  private static ApiClient client() {
    ApiClient client = new ApiClient();
    client.updateBaseUri(server.url());
    return client;
  }
}
