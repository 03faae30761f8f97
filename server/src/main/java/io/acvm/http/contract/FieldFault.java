package io.acvm.http.contract;

/**
 * One thing wrong with one field of a request.
 *
 * @param in where the field is
 * @param name JSON pointer in the body, else the name of the parameter
 * @param rule the JSON Schema keyword that is broken, or one of the rules of {@link InputReader};
 *     key of the texts
 * @param limit what the rule allows, where a text can say it; else null
 */
public record FieldFault(In in, String name, String rule, Object limit) {
  /** Where a field is. */
  public enum In {
    BODY,
    PARAMETER
  }

  static FieldFault inBody(String pointer, String rule, Object limit) {
    return new FieldFault(In.BODY, pointer, rule, limit);
  }

  static FieldFault ofParameter(String name, String rule, Object limit) {
    return new FieldFault(In.PARAMETER, name, rule, limit);
  }
}
