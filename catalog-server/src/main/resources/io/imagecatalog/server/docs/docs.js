'use strict';

const dark = matchMedia('(prefers-color-scheme: dark)');

function followColours() {
  document.documentElement.classList.toggle('dark-mode', dark.matches);
}

followColours();
dark.addEventListener('change', followColours);

// A key is kept in the page alone: whoever reloads it sends it again.
SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  displayRequestDuration: true,
  filter: true,
  persistAuthorization: false,
  tryItOutEnabled: true,
  validatorUrl: null,
});
