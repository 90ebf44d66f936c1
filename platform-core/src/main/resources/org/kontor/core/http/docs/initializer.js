// Shows the running model, and sends the signed-in user's CSRF token with whatever is tried out.
(async () => {
    const answer = await fetch('/api/v1/session', { headers: { Accept: 'application/json' } });
    const csrf = answer.ok ? (await answer.json()).csrf : undefined;
    SwaggerUIBundle({
        url: '/api/v1/openapi.json',
        dom_id: '#interface',
        deepLinking: true,
        validatorUrl: null,
        requestInterceptor: (request) => {
            if (csrf && new URL(request.url, location.href).origin === location.origin) {
                request.headers['X-CSRF-Token'] = csrf;
            }
            return request;
        },
    });
})();
