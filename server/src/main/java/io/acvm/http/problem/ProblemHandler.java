package io.acvm.http.problem;

import io.acvm.api.model.FieldError;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.error.ErrorKind;
import io.acvm.domain.error.Failure;
import io.acvm.http.RequestId;
import io.acvm.http.contract.ApiJson;
import io.acvm.http.contract.InvalidRequestException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every request that failed with a problem, and writes down what is a fault of ours. */
public final class ProblemHandler implements Handler<RoutingContext> {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);
  private static final String DEFAULT_RETRY_SECONDS = "5";

  @Override
  public void handle(RoutingContext context) {
    var response = context.response();
    if (callerHasLeft(context)) {
      response.reset();
      return;
    }
    if (response.headWritten()) {
      log(failure(context).code(), context);
      response.reset();
      return;
    }
    var failure = failure(context);
    log(failure.code(), context);
    var language = Language.of(context);
    var problem =
        Problems.of(failure, language, fields(context, failure, language), RequestId.of(context));
    addHeaders(response, failure, context);
    response
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json; charset=utf-8")
        .putHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag())
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(ApiJson.write(problem));
  }

  /**
   * A page that is left closes the connection in the middle of a file; that is no fault of ours.
   */
  private static boolean callerHasLeft(RoutingContext context) {
    return context.response().closed() || context.failure() instanceof IOException;
  }

  private static Failure failure(RoutingContext context) {
    var cause = context.failure();
    if (cause instanceof AcvmException known) {
      return known.failure();
    }
    if (cause instanceof InvalidRequestException) {
      return Failure.of(ErrorCode.REQUEST_INVALID);
    }
    var status = cause instanceof HttpException http ? http.getStatusCode() : context.statusCode();
    return Failure.of(
        switch (status) {
          case 400 -> ErrorCode.REQUEST_INVALID;
          case 404 -> ErrorCode.ROUTE_NOT_FOUND;
          case 405 -> ErrorCode.METHOD_NOT_SUPPORTED;
          case 413 -> ErrorCode.REQUEST_TOO_LARGE;
          case 415 -> ErrorCode.MEDIA_TYPE_UNSUPPORTED;
          default -> ErrorCode.INTERNAL;
        });
  }

  private static List<FieldError> fields(
      RoutingContext context, Failure failure, Language language) {
    return context.failure() instanceof InvalidRequestException invalid
        ? Problems.fields(invalid.faults(), language)
        : Problems.fields(failure, language);
  }

  private static void addHeaders(
      HttpServerResponse response, Failure failure, RoutingContext context) {
    var kind = failure.code().kind();
    if (kind == ErrorKind.UNAUTHENTICATED) {
      var sentOne = context.request().headers().contains(HttpHeaders.AUTHORIZATION);
      response.putHeader(
          "WWW-Authenticate",
          sentOne ? "Bearer realm=\"acvm\", error=\"invalid_token\"" : "Bearer realm=\"acvm\"");
    }
    if (kind == ErrorKind.THROTTLED || kind == ErrorKind.UNAVAILABLE) {
      response.putHeader(
          HttpHeaders.RETRY_AFTER,
          failure.arguments().getOrDefault("retryAfterSeconds", DEFAULT_RETRY_SECONDS));
    }
    if (failure.code() == ErrorCode.REQUEST_TOO_LARGE) {
      // What the caller still sends would be read as its next request.
      response.putHeader(HttpHeaders.CONNECTION, "close");
    }
  }

  private static void log(ErrorCode code, RoutingContext context) {
    var isOurFault = code.kind() == ErrorKind.INTERNAL;
    if (isOurFault || ProblemStatus.of(code.kind()) > 500) {
      (isOurFault ? LOG.atError() : LOG.atWarn())
          .addKeyValue("requestId", RequestId.of(context))
          .addKeyValue("code", code)
          .setCause(context.failure())
          .log("request failed");
    }
  }
}
