// Signs in, shows the running model to whoever is signed in, and sends the session's secret with what is tried out.
(() => {
    'use strict';

    const API = '/api/v1/';
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const part = (id) => document.getElementById(id);
    let csrf;

    const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
    dark.addEventListener('change', follow);
    follow();

    const call = (method, path, body) => fetch(API + path, {
        method,
        headers: {
            Accept: 'application/json',
            ...(body ? { 'Content-Type': 'application/json' } : {}),
            ...(csrf && method !== 'GET' ? { 'X-CSRF-Token': csrf } : {}),
        },
        body: body && JSON.stringify(body),
    });

    // One of the page's parts is seen at a time.
    function show(id) {
        for (const each of ['sign-in', 'choose', 'message', 'interface']) {
            part(each).hidden = each !== id;
        }
        part('who').hidden = id === 'sign-in';
        part(id).querySelector('input')?.focus();
    }

    function signedOut() {
        csrf = undefined;
        part('interface').replaceChildren();
        show('sign-in');
    }

    function say(text) {
        part('message').textContent = text;
        show('message');
    }

    async function signedIn(session) {
        csrf = session.csrf;
        part('name').textContent = session.user?.name ?? '';
        part('who').hidden = false;
        if (session.must_change_password) {
            show('choose');
            return;
        }
        const answer = await call('GET', 'openapi.json');
        if (!answer.ok) {
            say((await problem(answer)) + ' Load the page again to try once more.');
            return;
        }
        const model = await answer.json();
        // whoever sees this is signed in: there is nothing more to authorize
        delete model.security;
        delete model.components.securitySchemes;
        show('interface');
        SwaggerUIBundle({
            spec: model,
            domNode: part('interface'),
            deepLinking: true,
            docExpansion: 'none',
            defaultModelsExpandDepth: 0,
            displayRequestDuration: true,
            filter: true,
            validatorUrl: null,
            requestInterceptor: (request) => {
                if (csrf && new URL(request.url, location.href).origin === location.origin) {
                    request.headers['X-CSRF-Token'] = csrf;
                }
                return request;
            },
            responseInterceptor: (response) => {
                // the session itself may have been tried out
                if (response.obj?.csrf) {
                    csrf = response.obj.csrf;
                } else if (response.status === 401) {
                    call('GET', 'session').then((session) => session.ok || signedOut());
                }
                return response;
            },
        });
    }

    async function problem(answer) {
        try {
            const told = await answer.json();
            return [told.detail, ...(told.errors ?? []).map((each) => each.reason)].join(' ');
        } catch {
            return 'The server answered ' + answer.status + '.';
        }
    }

    function form(id, path) {
        const form = part(id);
        form.addEventListener('submit', async (event) => {
            event.preventDefault();
            const button = form.querySelector('button');
            const told = form.querySelector('.problem');
            told.textContent = '';
            button.disabled = true;
            try {
                const answer = await call('POST', path, Object.fromEntries(new FormData(form)));
                if (answer.ok) {
                    form.reset();
                    await signedIn(await answer.json());
                } else {
                    told.textContent = await problem(answer);
                }
            } catch {
                told.textContent = 'The server cannot be reached.';
            } finally {
                button.disabled = false;
            }
        });
    }

    form('sign-in', 'session');
    form('choose', 'session/password');
    part('leave').addEventListener('click', async () => {
        await call('DELETE', 'session');
        signedOut();
    });

    call('GET', 'session')
        .then(async (answer) => (answer.ok ? signedIn(await answer.json()) : signedOut()))
        .catch(() => say('The server cannot be reached.'));
})();
