package io.acvm;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the rooms of docs/ARCHITECTURE.md apart: the table there is the rule. */
class RoomsTest {
  private static final String BASE = "io.acvm.";
  private static final Pattern ROW = Pattern.compile("\\| `([a-z.]+)` \\|[^|]*\\|([^|]*)\\|");

  private static JavaClasses product;
  private static Map<String, Set<String>> allowed;

  @BeforeAll
  static void readProductAndPicture() throws IOException {
    product =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.acvm");
    allowed = new LinkedHashMap<>();
    for (String line : Files.readAllLines(Path.of("..", "docs", "ARCHITECTURE.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        allowed.put(row.group(1), rooms(row.group(2)));
      }
    }
  }

  @Test
  void everyClassLivesInARoomOfThePicture() {
    assertThat(product)
        .isNotEmpty()
        .allSatisfy(type -> assertThat(roomOf(type)).as(type.getName()).isNotEmpty());
  }

  @Test
  void roomsUseOnlyWhatThePictureAllows() {
    classes().should(useOnlyAllowedRooms()).check(product);
  }

  @Test
  void theDomainUsesOnlyJava() {
    noClasses()
        .that(resideInAPackage("io.acvm.domain.."))
        .should()
        .dependOnClassesThat(not(resideInAnyPackage("java..", "io.acvm.domain..")))
        .check(product);
  }

  @Test
  void portsAndCoreKnowOfVertxOnlyFutures() {
    noClasses()
        .that(resideInAnyPackage("io.acvm.provider", "io.acvm.store", "io.acvm.core.."))
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.vertx..")
                .and(
                    DescribedPredicate.describe(
                        "are not futures",
                        type ->
                            !type.getName()
                                .matches(
                                    "io\\.vertx\\.core\\.(Future|CompositeFuture|Promise|Handler|AsyncResult)"))))
        .check(product);
  }

  @Test
  void onlyTheEdgeAndTheSimulatorServeHttp() {
    noClasses()
        .that(
            resideInAPackage("io.acvm..")
                .and(
                    not(
                        resideInAnyPackage(
                            "io.acvm.http..",
                            "io.acvm.simulator..",
                            "io.acvm.api..",
                            "io.acvm.app.."))))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "io.vertx.ext.web", "io.vertx.ext.web.handler..", "io.vertx.ext.web.openapi..")
                .or(
                    DescribedPredicate.describe(
                        "are HTTP servers",
                        type -> type.getName().startsWith("io.vertx.core.http.HttpServer"))))
        .check(product);
  }

  @Test
  void onlyTheCommandLineKnowsPicocli() {
    noClasses()
        .that(not(resideInAnyPackage("io.acvm.cli..", "io.acvm.app..")))
        .should()
        .dependOnClassesThat(resideInAPackage("picocli.."))
        .check(product);
  }

  private static ArchCondition<JavaClass> useOnlyAllowedRooms() {
    return new ArchCondition<>("use only the rooms that docs/ARCHITECTURE.md allows") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        String from = roomOf(type);
        Set<String> rooms = allowed.getOrDefault(from, Set.of());
        type.getDirectDependenciesFromSelf().stream()
            .filter(dependency -> dependency.getTargetClass().getName().startsWith(BASE))
            .filter(dependency -> !isAllowed(from, rooms, roomOf(dependency.getTargetClass())))
            .forEach(
                dependency ->
                    events.add(
                        SimpleConditionEvent.violated(
                            type, from + " uses " + dependency.getDescription())));
      }
    };
  }

  private static boolean isAllowed(String from, Set<String> rooms, String to) {
    return from.equals(to) || rooms.contains("everything") || rooms.contains(to);
  }

  private static String roomOf(JavaClass type) {
    String name = type.getPackageName();
    return allowed.keySet().stream()
        .filter(room -> (name + ".").startsWith(BASE + room + "."))
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }

  private static Set<String> rooms(String cell) {
    return Arrays.stream(cell.replace("`", "").split(","))
        .map(String::trim)
        .filter(room -> !room.isEmpty())
        .collect(Collectors.toSet());
  }
}
