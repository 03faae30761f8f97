package io.acvm.app.reference;

import io.acvm.domain.user.Role;
import io.acvm.http.contract.ContractFile;
import io.acvm.http.security.RequiredRoles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Every operation of the contract, by tag, as AsciiDoc. */
final class OperationReference {
  private final ReferenceTexts texts;
  private final Map<?, ?> contract =
      new Yaml(new SafeConstructor(new LoaderOptions())).load(ContractFile.published().toString());

  OperationReference(ReferenceTexts texts) {
    this.texts = texts;
  }

  String text() {
    List<Operation> operations = operations();
    StringBuilder text = new StringBuilder();
    for (Object each : (List<?>) contract.get("tags")) {
      String tag = (String) ((Map<?, ?>) each).get("name");
      text.append("=== %s\n\n[{table-operations}]\n|===\n".formatted(tag));
      text.append(
          "|%s |%s |%s\n\n"
              .formatted(
                  texts.get("column.operation"),
                  texts.get("column.what"),
                  texts.get("column.role")));
      operations.stream()
          .filter(operation -> operation.tag().equals(tag))
          .forEach(operation -> text.append(row(operation)));
      text.append("|===\n\n");
    }
    return text.toString();
  }

  private String row(Operation operation) {
    Optional<Role> role = Optional.ofNullable(RequiredRoles.byOperation().get(operation.id()));
    return "|%s %s\n|%s +\n%s\n|%s\n\n"
        .formatted(
            operation.method(),
            ReferenceTexts.code(operation.path()),
            ReferenceTexts.cell(operation.summary()),
            ReferenceTexts.code(operation.id()),
            role.map(each -> texts.get("role." + each)).orElse(texts.get("role.none")));
  }

  private List<Operation> operations() {
    List<Operation> all = new ArrayList<>();
    ((Map<?, ?>) contract.get("paths"))
        .forEach((path, item) -> add(all, (String) path, (Map<?, ?>) item));
    return all;
  }

  private static void add(List<Operation> all, String path, Map<?, ?> item) {
    item.forEach(
        (method, value) -> {
          if (value instanceof Map<?, ?> operation && operation.containsKey("operationId")) {
            all.add(
                new Operation(
                    ((List<?>) operation.get("tags")).get(0).toString(),
                    method.toString().toUpperCase(Locale.ROOT),
                    path,
                    operation.get("operationId").toString(),
                    operation.get("summary").toString()));
          }
        });
  }

  private record Operation(String tag, String method, String path, String id, String summary) {}
}
