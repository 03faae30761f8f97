SwaggerUIBundle({
  url: '/openapi.yaml',
  dom_id: '#reference',
  deepLinking: true,
  validatorUrl: null,
  // Calls tried out here go with the cookie of whoever is signed in on the page.
  requestInterceptor: (request) => {
    const csrf = document.cookie.split('; ').find((each) => each.startsWith('acvm_csrf='));
    if (csrf) request.headers['X-CSRF-Token'] = decodeURIComponent(csrf.slice('acvm_csrf='.length));
    return request;
  },
});
